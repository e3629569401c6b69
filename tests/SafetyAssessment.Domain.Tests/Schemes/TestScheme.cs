using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Tests.Schemes;

/// <summary>A scheme of one group of 1000 marks with the parts that a test names.</summary>
internal static class TestScheme
{
    public static Part Entered { get; } = Part("entered", PartKind.Entered, 1000);

    public static Part Part(string code, PartKind kind, decimal mark) => new() { Code = code, Title = code, Kind = kind, FullMark = mark };

    public static Scheme With(params Part[] parts) => new()
    {
        Code = "scheme",
        Title = "Scheme",
        Year = 2026,
        Grades = new() { Bands = [new(Grade.Excellent, 900), new(Grade.Good, 800), new(Grade.Qualified, 600), new(Grade.Unqualified, 0)] },
        Givers = [new Giver("g1", "G1", true), new Giver("g2", "G2", false)],
        Groups =
        [
            new()
            {
                Code = "group",
                Title = "Group",
                Subject = Subject.Town,
                FullMark = 1000,
                Parts = parts,
                Units = [new("u1", "U1"), new("u2", "U2"), new("u3", "U3")],
                Excluded = [new("u3", "已由省考核")],
            },
        ],
    };

    public static UnitResult Score(Scheme scheme, UnitInputs inputs) => SchemeScorer.Score(scheme, scheme.Groups[0], inputs);
}
