using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Tests;

/// <summary>Small rubrics and people for the tests: what a test does not name does not matter to it.</summary>
internal static class Build
{
    public static readonly DateTime Noon = new(2026, 11, 21, 4, 0, 0, DateTimeKind.Utc);

    public static readonly Actor Leader = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), "组长", Role.TeamLeader, Team: "t1");

    public static readonly Actor Member = new(Guid.Parse("00000000-0000-0000-0000-000000000002"), "组员", Role.TeamMember, Team: "t1");

    public static readonly Actor Office = new(Guid.Parse("00000000-0000-0000-0000-000000000003"), "安委办", Role.SafetyOffice);

    /// <summary>An edition of 100 marks with one section of 100 that holds the items.</summary>
    public static RubricEdition Edition(params Item[] items) => Of(Section("1", 100, items));

    public static RubricEdition Of(params Section[] sections) => new()
    {
        Code = "rubric",
        Edition = "2026",
        Title = "Rubric",
        Subject = Subject.Town,
        FullMark = sections.Sum(section => section.FullMark),
        Sections = sections,
    };

    public static Section Section(string code, decimal mark, params Item[] items) =>
        new() { Code = code, Title = code, FullMark = mark, Items = items };

    public static Section Sections(string code, decimal mark, params Section[] sections) =>
        new() { Code = code, Title = code, FullMark = mark, Sections = sections };

    /// <summary>An item whose clauses are coded a, b, c … after it: 1a, 1b.</summary>
    public static Item Item(string code, decimal? mark, params Clause[] clauses) => new()
    {
        Code = code,
        Title = code,
        FullMark = mark,
        Clauses = [.. clauses.Select((clause, position) => clause with { Code = $"{code}{(char)('a' + position)}" })],
    };

    public static Clause Clause(ClauseKind kind, decimal? points = null, decimal? cap = null, string? group = null) =>
        new() { Code = "", Kind = kind, Text = kind.ToString(), Points = points, Cap = cap, Group = group };

    public static Clause Fixed(decimal points) => Clause(ClauseKind.Fixed, points);

    public static Clause Each(decimal points, decimal? cap = null) => Clause(ClauseKind.PerOccurrence, points, cap);

    public static Finding Found(string clause, decimal? count = null, decimal? value = null, decimal? points = null) =>
        new() { Clause = clause, Count = count, Value = value, Points = points };

    /// <summary>Scores with everything else assessed and clear.</summary>
    public static ScoreSheet Score(RubricEdition edition, params Finding[] findings) =>
        Scorer.Score(edition, new SheetInput { Findings = findings, ClearRest = true });

    /// <summary>What one item of one clause loses.</summary>
    public static decimal Lost(Clause clause, params Finding[] findings) => Score(Edition(Item("1", 50, clause)), findings).Item("1")!.Lost;

    /// <summary>The refusal, with its values as one text.</summary>
    public static string Refused(Action action)
    {
        var refused = Should.Throw<RuleViolation>(action);
        return refused is InvalidInput invalid
            ? string.Join("; ", invalid.Problems.Select(problem => $"{problem.Path} {problem.Code}"))
            : refused.Code;
    }
}
