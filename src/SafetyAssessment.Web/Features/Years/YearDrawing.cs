using System.Globalization;

namespace SafetyAssessment.Web.Features.Years;

/// <summary>A small line over years: lengths of a drawing, no numbers that are shown.</summary>
/// <param name="Runs">Points of each unbroken line.</param>
/// <param name="Dots">A dot for each year that is there.</param>
/// <param name="Gaps">Where a year is missing.</param>
internal sealed record YearDrawing(IReadOnlyList<string> Runs, IReadOnlyList<(string X, string Y)> Dots, IReadOnlyList<string> Gaps)
{
    private const decimal Margin = 4;

    // Half a percent of the mark must not look like a fall: the drawing spans a tenth of it at least.
    private const decimal LeastSpan = 0.1m;

    public static YearDrawing Of(IReadOnlyList<decimal?> shares, int width, int height)
    {
        var known = shares.OfType<decimal>().ToList();
        if (known.Count == 0)
            return new YearDrawing([], [], []);
        var span = Math.Max(known.Max() - known.Min(), LeastSpan);
        var bottom = ((known.Max() + known.Min()) / 2) - (span / 2);
        var step = shares.Count > 1 ? (width - (2 * Margin)) / (shares.Count - 1) : 0;
        var places = shares.Select((share, at) => (X: Text(Margin + (at * step)),
            Y: share is { } value ? Text(height - Margin - ((value - bottom) / span * (height - (2 * Margin)))) : null)).ToList();
        var runs = new List<List<string>> { new() };
        foreach (var (x, y) in places)
        {
            if (y is null)
                runs.Add([]);
            else
                runs[^1].Add($"{x},{y}");
        }

        return new YearDrawing(
            [.. runs.Where(run => run.Count > 1).Select(run => string.Join(' ', run))],
            [.. places.Where(place => place.Y is not null).Select(place => (place.X, place.Y!))], [.. places.Where(place => place.Y is null).Select(place => place.X)]);
    }

    private static string Text(decimal length) => length.ToString("0.##", CultureInfo.InvariantCulture);
}
