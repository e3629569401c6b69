using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Editing;
using SafetyAssessment.Domain.Tests.Properties;

namespace SafetyAssessment.Domain.Tests.Rubrics.Editing;

/// <summary>What always holds of editing, whatever the edition and whatever is done to it.</summary>
[Trait("Theme", "Property")]
public class EditingProperties
{
    private static readonly Section NewSection = new() { Code = "", Title = "new", FullMark = 5 };
    private static readonly Item NewItem = new() { Code = "", Title = "new", FullMark = 5 };
    private static readonly Clause NewClause = new() { Code = "", Kind = ClauseKind.Fixed, Text = "new", Points = 1 };

    [Fact]
    public void Codes_stay_unique_through_any_twelve_changes() => Always((edition, random) =>
    {
        for (var step = 0; step < 12; step++)
            edition = Change(edition, random);
        return Unique(edition) && RubricFaults.Of(edition).All(fault => fault.Code != Rules.RubricCodeTwice && fault.Code != Rules.RubricGroupUnknown);
    });

    [Fact]
    public void A_change_leaves_the_edition_that_it_came_from_as_it_was() => Always((edition, random) =>
    {
        var before = Text(edition);
        Change(edition, random);
        return Text(edition) == before;
    });

    [Fact]
    public void Moving_an_item_away_and_back_gives_the_same_edition() => Always((edition, random) =>
    {
        var (item, path) = random.Pick(edition.Index.Rows);
        var target = random.Pick(Sections(edition).Where(section => edition.TakesItems(section.Code)).ToList());
        var at = path[^1].Items.ToList().IndexOf(item);
        return Text(edition.MoveItemTo(item.Code, target.Code).MoveItemTo(item.Code, path[^1].Code, at)) == Text(edition);
    });

    [Fact]
    public void Moving_up_and_down_again_gives_the_same_edition() => Always((edition, random) =>
    {
        var (item, path) = random.Pick(edition.Index.Rows);
        var section = random.Pick(path);
        return (path[^1].Items[0] == item || Text(edition.MoveItem(item.Code, -1).MoveItem(item.Code, 1)) == Text(edition))
            && (edition.Sections[0] == path[0] || Text(edition.MoveSection(path[0].Code, -1).MoveSection(path[0].Code, 1)) == Text(edition))
            && EditionCodes.Of(edition.MoveSection(section.Code, 1)).Order(StringComparer.Ordinal).SequenceEqual(EditionCodes.Of(edition).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Adding_or_copying_and_removing_gives_the_same_edition() => Always((edition, random) =>
    {
        var (item, path) = random.Pick(edition.Index.Rows);
        var copy = edition.CopyItem(item.Code);
        var section = edition.CopySection(path[0].Code);
        var clause = edition.AddClauses(item.Code, [NewClause]);
        return Text(copy.Edition.RemoveItem(copy.Code)) == Text(edition)
            && Text(section.Edition.RemoveSection(section.Code)) == Text(edition)
            && Text(clause.Edition.RemoveClause(clause.Code)) == Text(edition);
    });

    [Fact]
    public void A_change_of_one_item_leaves_every_other_the_same_object() => Always((edition, random) =>
    {
        var item = random.Pick(edition.Index.Rows).Item;
        var changed = edition.ChangeItem(item.Code, known => known with { Title = "changed", FullMark = 1 });
        return changed.Index.Rows.Zip(edition.Index.Rows).All(pair =>
            pair.First.Item.Code == item.Code ? pair.First.Item.Title == "changed" : ReferenceEquals(pair.First.Item, pair.Second.Item));
    });

    // Every property would hold of changes that change nothing.
    [Fact]
    public void Random_changes_change_something_and_are_of_every_sort()
    {
        var done = Enumerable.Range(0, 2000).Select(seed =>
        {
            var random = new RandomRubric(seed);
            var edition = random.Sheet().Edition;
            return (Before: edition, After: Change(edition, random));
        }).ToList();

        done.Count(pair => Text(pair.Before) != Text(pair.After)).ShouldBeGreaterThan(1200);
        done.Count(pair => EditionCodes.Of(pair.After).Except(EditionCodes.Of(pair.Before)).Any()).ShouldBeGreaterThan(400);
        done.Count(pair => EditionCodes.Of(pair.Before).Except(EditionCodes.Of(pair.After)).Any()).ShouldBeGreaterThan(200);
    }

    [Fact]
    public void A_property_that_does_not_hold_is_reported() => Should.Throw<Exception>(() => Always((edition, random) =>
        Text(edition.CopyItem(random.Pick(edition.Index.Rows).Item.Code).Edition) == Text(edition)));

    private static RubricEdition Change(RubricEdition edition, RandomRubric random)
    {
        var section = random.Pick(Sections(edition).ToList());
        if (edition.Index.Rows.Count == 0)
            return edition.TakesItems(section.Code) ? edition.AddItem(section.Code, NewItem).Edition : edition.AddSection(null, NewSection).Edition;
        var item = random.Pick(edition.Index.Rows).Item;
        var clause = item.Clauses.Count > 0 ? random.Pick(item.Clauses).Code : null;
        return random.Below(0, 13) switch
        {
            0 => edition.AddSection(null, NewSection).Edition,
            1 => edition.CopySection(section.Code).Edition,
            2 => Sections(edition).Count() > 1 && edition.Sections.Count > 1 ? edition.RemoveSection(edition.Sections[0].Code) : edition,
            3 => edition.MoveSection(section.Code, random.Below(-1, 2)),
            4 => edition.TakesItems(section.Code) ? edition.AddItem(section.Code, NewItem).Edition : edition,
            5 => edition.CopyItem(item.Code).Edition,
            6 => edition.RemoveItem(item.Code),
            7 => edition.TakesItems(section.Code) ? edition.MoveItemTo(item.Code, section.Code) : edition,
            8 => edition.AddClauses(item.Code, [NewClause, NewClause]).Edition,
            9 => clause is null ? edition : edition.ReplaceClause(clause, [NewClause, NewClause]),
            10 => clause is null ? edition : edition.RemoveClause(clause),
            11 => edition.AddGroup(item.Code, 4).Edition,
            _ => item.Groups.Count == 0 ? edition : edition.RemoveGroup(item.Code, item.Groups[0].Code),
        };
    }

    private static void Always(Func<RubricEdition, RandomRubric, bool> holds) => Prop.ForAll(RandomSheet.Arbitrary, sheet =>
        sheet.Edition.Index.Rows.Count == 0 || holds(sheet.Edition, new RandomRubric(sheet.Seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static bool Unique(RubricEdition edition) => EditionCodes.Of(edition).GroupBy(code => code).All(same => same.Count() == 1);

    private static IEnumerable<Section> Sections(RubricEdition edition) => edition.Sections.SelectMany(section => section.Sections.Prepend(section));

    private static string Text(RubricEdition edition) => JsonSerializer.Serialize(edition.Sections);
}
