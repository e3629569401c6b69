using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Documents.Rubrics;

/// <summary>The worked examples of one edition: findings and the scores that they must give.</summary>
/// <param name="Rubric">Code of the rubric.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Examples">The examples in order.</param>
public sealed record RubricExamples(string Rubric, string Edition, IReadOnlyList<WorkedExample> Examples);

/// <summary>A worked example (算例).</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Input">The findings.</param>
/// <param name="Expected">What must come out.</param>
public sealed record WorkedExample(string Name, SheetInput Input, ExpectedScores Expected);

/// <summary>What a worked example must give; what is null or not named is not looked at.</summary>
public sealed record ExpectedScores
{
    /// <summary>The shown score.</summary>
    public required decimal Score { get; init; }

    /// <summary>Points lost of the applicable marks.</summary>
    public decimal? Lost { get; init; }

    /// <summary>Marks that are applicable.</summary>
    public decimal? Applicable { get; init; }

    /// <summary>Points above the full mark.</summary>
    public decimal? Bonus { get; init; }

    /// <summary>Points taken from the total beyond the items.</summary>
    public decimal? Additional { get; init; }

    /// <summary>Whether every item is assessed.</summary>
    public required bool Complete { get; init; }

    /// <summary>Score by code of the section.</summary>
    public required IReadOnlyDictionary<string, decimal> Sections { get; init; }

    /// <summary>Loss by code of the item.</summary>
    public required IReadOnlyDictionary<string, decimal> Items { get; init; }

    /// <summary>Occurrences beyond the cap by code of the clause.</summary>
    public required IReadOnlyDictionary<string, decimal> NotCounted { get; init; }
}

/// <summary>Reads worked examples from YAML.</summary>
public static class ExamplesYaml
{
    /// <summary>Reads the examples of one edition.</summary>
    /// <param name="name">Name of the file, for the faults.</param>
    /// <param name="text">The YAML.</param>
    /// <exception cref="InvalidInput">Every fault, with file, line and column.</exception>
    public static RubricExamples Read(string name, string text) => YamlFile.Read(name, text, (_, top) =>
        new RubricExamples(top.Text("rubric"), top.Text("edition"), top.List("examples", Example)));

    private static WorkedExample Example(YamlObject yaml) =>
        new(yaml.Text("name"), Input(yaml), yaml.Needed("expected", Expected)!);

    private static SheetInput Input(YamlObject yaml)
    {
        var rest = yaml.Is("clear", "rest");
        return new SheetInput
        {
            Findings = yaml.List("findings", Finding),
            ClearRest = rest,
            Clear = rest ? [] : yaml.Texts("clear"),
            NotApplicable = yaml.Texts("notApplicable"),
            Exempt = yaml.Texts("exempt"),
        };
    }

    private static Finding Finding(YamlObject yaml) => new()
    {
        Clause = yaml.Text("clause"),
        Count = yaml.NumberOrNull("count"),
        Value = yaml.NumberOrNull("value"),
        Points = yaml.NumberOrNull("points"),
        Place = yaml.TextOrNull("place"),
        Reason = yaml.TextOrNull("reason"),
    };

    private static ExpectedScores Expected(YamlObject yaml) => new()
    {
        Score = yaml.Number("score"),
        Lost = yaml.NumberOrNull("lost"),
        Applicable = yaml.NumberOrNull("applicable"),
        Bonus = yaml.NumberOrNull("bonus"),
        Additional = yaml.NumberOrNull("additional"),
        Complete = yaml.Flag("complete"),
        Sections = yaml.Numbers("sections"),
        Items = yaml.Numbers("items"),
        NotCounted = yaml.Numbers("notCounted"),
    };
}
