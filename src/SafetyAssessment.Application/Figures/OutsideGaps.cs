namespace SafetyAssessment.Application.Figures;

/// <summary>What one giver has delivered.</summary>
/// <param name="Giver">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Given">Cells with a figure.</param>
/// <param name="Of">Cells in all.</param>
/// <param name="Lacking">Names of the units that lack a figure, in the order of the scheme.</param>
/// <param name="Last">When the last figure was entered, UTC; null before the first.</param>
public sealed record OutsideDelivery(string Giver, string Name, int Given, int Of, IReadOnlyList<string> Lacking, DateTime? Last);

/// <summary>What is still missing in a grid of outside scores.</summary>
public static class OutsideGaps
{
    /// <summary>Cells in all.</summary>
    public static int Cells(this OutsideGrid grid) => grid.Columns.Sum(column => grid.Units.Count(unit => column.AppliesTo(unit.Code)));

    /// <summary>Cells without a figure.</summary>
    public static int Missing(this OutsideGrid grid) => grid.Columns.Sum(column => grid.Units.Count(unit => column.AppliesTo(unit.Code) && !grid.Has(column, unit.Code)));

    /// <summary>The grid with the columns of one giver; all for null.</summary>
    public static OutsideGrid Of(this OutsideGrid grid, string? giver) =>
        giver is null ? grid : grid with { Columns = [.. grid.Columns.Where(column => column.Giver == giver)] };

    /// <summary>Who has delivered how much, in the order of the columns.</summary>
    public static IReadOnlyList<OutsideDelivery> Deliveries(this OutsideGrid grid) => [.. grid.Columns.GroupBy(column => (column.Giver, column.GiverName)).Select(own =>
    {
        var cells = own.SelectMany(column => grid.Units.Where(unit => column.AppliesTo(unit.Code)).Select(unit => (Column: column, Unit: unit))).ToList();
        var lacking = cells.Where(cell => !grid.Has(cell.Column, cell.Unit.Code)).ToList();
        return new OutsideDelivery(
            own.Key.Giver, own.Key.GiverName, cells.Count - lacking.Count, cells.Count,
            [.. grid.Units.Where(unit => lacking.Exists(cell => cell.Unit == unit)).Select(unit => unit.Name)],
            own.Max(column => grid.LastOf(column)));
    })];

    private static DateTime? LastOf(this OutsideGrid grid, OutsideColumn column) => column.Input is { } input
        ? grid.Percents.Where(score => score.Input == input.Code).Max(score => (DateTime?)score.ChangedAt)
        : grid.Entered.Where(score => score.Part == column.Part.Code).Max(score => (DateTime?)score.ChangedAt);

    private static bool Has(this OutsideGrid grid, OutsideColumn column, string unit) => column.Input is { } input
        ? grid.Percents.Any(score => score.Unit == unit && score.Input == input.Code && score.Percent is not null)
        : grid.Entered.Any(score => score.Unit == unit && score.Part == column.Part.Code && score.Points is not null);
}
