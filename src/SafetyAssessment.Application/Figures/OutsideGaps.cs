namespace SafetyAssessment.Application.Figures;

/// <summary>What is still missing in a grid of outside scores.</summary>
public static class OutsideGaps
{
    /// <summary>Cells in all.</summary>
    public static int Cells(this OutsideGrid grid) => grid.Columns.Sum(column => grid.Units.Count(unit => column.AppliesTo(unit.Code)));

    /// <summary>Cells without a figure.</summary>
    public static int Missing(this OutsideGrid grid) => grid.Columns.Sum(column => grid.Units.Count(unit => column.AppliesTo(unit.Code) && !grid.Has(column, unit.Code)));

    private static bool Has(this OutsideGrid grid, OutsideColumn column, string unit) => column.Input is { } input
        ? grid.Percents.Any(score => score.Unit == unit && score.Input == input.Code && score.Percent is not null)
        : grid.Entered.Any(score => score.Unit == unit && score.Part == column.Part.Code && score.Points is not null);
}
