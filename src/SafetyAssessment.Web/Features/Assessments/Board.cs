using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Web.Features.Assessments;

/// <summary>A column of the board; a sheet without an entry is not started.</summary>
public enum BoardColumn
{
    NotStarted,
    InProgress,
    Submitted,
    Returned,
    Confirmed,
}

/// <summary>The sheets of a group by column, filtered as the address says.</summary>
/// <param name="Sheets">All that the person may see.</param>
/// <param name="Search">Part of a unit's name, or null.</param>
/// <param name="Team">Code of a team, or null.</param>
/// <param name="Period">Title of a period, or null.</param>
public sealed record Board(IReadOnlyList<SheetRow> Sheets, string? Search, string? Team, string? Period)
{
    /// <summary>What the filters leave.</summary>
    public IReadOnlyList<SheetRow> Shown { get; } = [.. Sheets.Where(sheet =>
        (Search is null || sheet.UnitName.Contains(Search, StringComparison.CurrentCultureIgnoreCase)) && (Team is null || sheet.Team == Team) && (Period is null || sheet.Period == Period))];

    /// <summary>The teams that have a sheet here.</summary>
    public IReadOnlyList<(string Code, string Name)> Teams { get; } =
        [.. Sheets.Where(sheet => sheet.Team is not null).Select(sheet => (sheet.Team!, sheet.TeamName ?? sheet.Team!)).Distinct()];

    /// <summary>The periods that have a sheet here, "" for what is scored once a year.</summary>
    public IReadOnlyList<string> Periods { get; } = [.. Sheets.Select(sheet => sheet.Period).Distinct()];

    /// <summary>The sheets of a column, in the order of the units.</summary>
    public IReadOnlyList<SheetRow> In(BoardColumn column) => [.. Shown.Where(sheet => Of(sheet) == column)];

    /// <summary>The column of a sheet.</summary>
    public static BoardColumn Of(SheetRow sheet) => sheet.State switch
    {
        AssessmentState.Submitted => BoardColumn.Submitted,
        AssessmentState.Returned => BoardColumn.Returned,
        AssessmentState.Confirmed => BoardColumn.Confirmed,
        _ => sheet.ChangedAt is null ? BoardColumn.NotStarted : BoardColumn.InProgress,
    };
}
