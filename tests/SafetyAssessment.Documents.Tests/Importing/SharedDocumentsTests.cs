using System.Globalization;
using System.Text.RegularExpressions;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>The offices' own Word files, against the rubrics that were written from them by hand.</summary>
[Trait("Theme", "Reading")]
public sealed partial class SharedDocumentsTests
{
    private const string Qinhuangdao = "qinhuangdao-2016-rubrics.docx";
    private const string Shishi = "shishi-2024-rubrics.docx";

    [SharedFact]
    public void Every_row_of_every_rubric_is_found()
    {
        Rows(Qinhuangdao).ShouldBe([9, 34, 24]);
        Rows(Shishi).ShouldBe([44, 39]);

        static IEnumerable<int> Rows(string file) => Read(file).Editions.Select(edition => Flat(edition.Sections).Count());
    }

    [SharedFact]
    public void Every_row_stands_in_its_section_with_its_mark()
    {
        var faults = new List<string>();
        Compare(Read(Qinhuangdao).Editions[0], "qinhuangdao-party", faults);
        Compare(Read(Qinhuangdao).Editions[1], "qinhuangdao-government", faults);
        Compare(Read(Qinhuangdao).Editions[2], "qinhuangdao-department", faults);
        Compare(Read(Shishi).Editions[0], "shishi-enterprise", faults);
        Compare(Read(Shishi).Editions[1], "shishi-town", faults);

        faults.ShouldBeEmpty();
    }

    [SharedFact]
    public void The_heading_that_a_page_break_lost_is_said()
    {
        Read(Qinhuangdao).Problems.Select(problem => (problem.Path, problem.Code)).ShouldBe([
            ("tables[2].rows[25].columns[1]", Rules.ImportHeadingLost),
            ("tables[2].rows[25].columns[2]", Rules.ImportHeadingLost)]);
        Read(Shishi).Problems.ShouldBeEmpty();
    }

    // Titles were shortened by hand, so sections are compared by their marks and by the rows they hold.
    private static void Compare(DraftEdition draft, string code, List<string> faults)
    {
        var edition = BuiltInRubrics.Read().Editions.Single(known => known.Code == code);
        if (draft.FullMark != edition.FullMark)
            faults.Add($"{code}: {draft.FullMark}");
        var byHand = Flat(edition.Sections).ToDictionary(pair => RowOf(pair.Item));
        foreach (var (path, item) in Flat(draft.Sections))
        {
            var (sections, written) = byHand[item.Row];
            // By hand, contents of one row each were left out in some sections, and a heading over everything too.
            var section = code.StartsWith("shishi", StringComparison.Ordinal) && sections.Length == 1 ? path[0] : path[^1];
            var rows = byHand.Values.Where(pair => pair.Sections[^1] == sections[^1]).Select(pair => RowOf(pair.Item));
            if (!Flat([section]).Select(pair => pair.Item.Row).SequenceEqual(rows))
                faults.Add($"{code} {item.Row}: another section");
            if (section.FullMark != (sections[^1].FullMarkImplied ? null : sections[^1].FullMark))
                faults.Add($"{code} {item.Row}: section {section.FullMark}, not {sections[^1].FullMark}");
            // A mark by hand may also have come from a cap in the sentence.
            if (item.FullMark is { } mark ? mark != written.Mark : written is { FullMark: not null, FullMarkImplied: false } && !CapStated().IsMatch(item.Text))
                faults.Add($"{code} {item.Row}: mark {item.FullMark}, not {written.FullMark}");
        }
    }

    private static ImportDraft Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(SharedFactAttribute.Folder!, name));
        return RubricImport.Draft(RubricImport.Open(file, name));
    }

    private static int RowOf(Item item) => int.Parse(RowNumber().Match(item.Source!).Groups["row"].Value, CultureInfo.InvariantCulture);

    private static IEnumerable<(DraftSection[] Path, DraftItem Item)> Flat(IEnumerable<DraftSection> sections, params DraftSection[] path) =>
        sections.SelectMany(section => section.Items.Select(item => ((DraftSection[])[.. path, section], item)).Concat(Flat(section.Sections, [.. path, section])));

    private static IEnumerable<(Section[] Sections, Item Item)> Flat(IEnumerable<Section> sections, params Section[] path) =>
        sections.SelectMany(section => section.Items.Select(item => ((Section[])[.. path, section], item)).Concat(Flat(section.Sections, [.. path, section])));

    [GeneratedRegex(@"第(?<row>\d+)行$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowNumber();

    [GeneratedRegex(@"扣满\d+分|最高可加\d+分", RegexOptions.None, 1000)]
    private static partial Regex CapStated();
}
