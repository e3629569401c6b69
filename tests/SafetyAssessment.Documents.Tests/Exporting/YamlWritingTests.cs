using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Tests.Exporting;

/// <summary>What is written as YAML is read again as what it was.</summary>
[Trait("Theme", "Reading")]
public class YamlWritingTests
{
    private const int Cases = 500;

    [Fact]
    public void Every_built_in_rubric_comes_back_as_it_was()
    {
        foreach (var edition in BuiltInRubrics.Read().Editions)
            Content.Of(RubricYaml.Read("again.yaml", RubricYaml.Write(edition))).ShouldBe(Content.Of(edition));
    }

    [Fact]
    public void Every_built_in_scheme_comes_back_as_it_was()
    {
        foreach (var scheme in BuiltInRubrics.Read().Schemes)
            Content.Of(SchemeYaml.Read("again.yaml", SchemeYaml.Write(scheme))).ShouldBe(Content.Of(scheme));
    }

    [Fact]
    public void Any_edition_comes_back_as_it_was_whatever_stands_in_its_texts() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases),
            Prop.ForAll(RandomEdition.Arbitrary, edition => Content.Of(RubricYaml.Read("again.yaml", RubricYaml.Write(edition))) == Content.Of(edition)));

    [Fact]
    public void Any_scheme_comes_back_as_it_was_whatever_stands_in_its_texts() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases),
            Prop.ForAll(RandomScheme.Arbitrary, scheme => Content.Of(SchemeYaml.Read("again.yaml", SchemeYaml.Write(scheme))) == Content.Of(scheme)));

    [Fact]
    public void A_working_copy_with_empty_texts_and_unfinished_clauses_comes_back_as_it_was()
    {
        var draft = Unfinished();

        Content.Of(RubricYaml.ReadDraft("draft.yaml", RubricYaml.Write(draft))).ShouldBe(Content.Of(draft));
    }

    [Fact]
    public void A_working_copy_with_faults_is_no_edition() =>
        Should.Throw<InvalidInput>(() => RubricYaml.Read("draft.yaml", RubricYaml.Write(Unfinished())))
            .Problems.Select(problem => problem.Path).ShouldContain("draft.yaml:10:12");

    [Fact]
    public void Numbers_and_words_that_are_texts_stay_texts_for_any_reader() =>
        RubricYaml.Write(Unfinished() with { Edition = "2024", Title = "true", Source = "一：二，三" })
            .ShouldContain("edition: \"2024\"\ntitle: \"true\"\nsubject: town\nfullMark: 0\nsource: 一：二，三\n");

    private static RubricEdition Unfinished() => new()
    {
        Code = "draft",
        Edition = "2024",
        Title = "Draft",
        Subject = Subject.Town,
        FullMark = 0,
        Sections =
        [
            new Section
            {
                Code = "1", Title = "", FullMark = 0,
                Items = [new Item { Code = "1.1", Title = "", Text = "", Clauses = [new Clause { Code = "1.1.1", Kind = ClauseKind.PerShortfall, Text = "" }] }],
            },
            new Section { Code = "2", Title = " ", FullMark = 0 },
        ],
    };
}
