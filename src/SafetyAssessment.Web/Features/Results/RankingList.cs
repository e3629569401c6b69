using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Web.Features.Results;

/// <summary>Which rows of a ranking are listed, and in what order; the address bar says it. Ranks do not change by it.</summary>
/// <param name="Text">Part of a unit's name, null for all.</param>
/// <param name="Grade">Final grade, null for all.</param>
/// <param name="Sort">Code of a part, <see cref="ByUnit"/>, or null for the rank.</param>
public sealed record RankingList(string? Text, Grade? Grade, string? Sort)
{
    /// <summary>Sorts in the order of the tree of units' names.</summary>
    public const string ByUnit = "unit";

    /// <summary>Reads what the address says; what it can't mean is left out.</summary>
    public static RankingList Of(string? text, string? grade, string? sort) => new(
        string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        Enum.TryParse<Grade>(grade, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        string.IsNullOrWhiteSpace(sort) ? null : sort);

    /// <summary>The assessed units that are listed.</summary>
    public IReadOnlyList<RankingRow> Of(RankingView view)
    {
        var rows = view.Rows.Where(row => row.Ranked.Result.Excluded is null)
            .Where(row => Text is null || row.Name.Contains(Text, StringComparison.OrdinalIgnoreCase))
            .Where(row => Grade is null || row.Grade == Grade);
        return [.. Sort switch
        {
            null => rows,
            ByUnit => rows.OrderBy(row => row.Ranked.Result.Unit, StringComparer.Ordinal),
            // A stable sort: equal scores stay in the order of rank, what is not known comes last.
            _ => rows.OrderByDescending(row => row.Ranked.Result.Parts.FirstOrDefault(part => part.Part.Code == Sort)?.Score ?? -1),
        }];
    }
}
