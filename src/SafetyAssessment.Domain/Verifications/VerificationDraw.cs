using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Sampling;

namespace SafetyAssessment.Domain.Verifications;

/// <summary>What is drawn from: the handed-in sheets of a part and period, of a whole group or of the units below one unit (a town's enterprises).</summary>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Part">Code of the part.</param>
/// <param name="Period">Code of the period; empty for a part without periods.</param>
/// <param name="Area">Code of the unit above; empty for the whole group.</param>
public sealed record VerificationPlace(string Scheme, string Group, string Part, string Period, string Area);

/// <summary>
/// The draw of sheets that another team scores again: the list is frozen with the draw, and the order follows from the seed alone
/// (see <see cref="DrawOrder"/>). A draw stands: more can be drawn beside it, nothing is drawn anew until it pleases.
/// </summary>
public sealed class VerificationDraw
{
    /// <summary>How many at least, where the scheme states nothing.</summary>
    public const int UsualLeast = 10;

    /// <summary>By how many points two teams may be apart, where neither the scheme nor the office says anything else.</summary>
    public const decimal UsualTolerance = 5;

    private VerificationDraw()
    {
    }

    /// <summary>Draws.</summary>
    /// <param name="id">Which draw.</param>
    /// <param name="place">What is drawn from.</param>
    /// <param name="candidates">Codes of the units whose sheets are handed in and were not drawn before.</param>
    /// <param name="terms">How many, how far apart, and why fewer than usual.</param>
    /// <param name="least">How many the scheme wants at least.</param>
    /// <param name="seed">The seed, recorded with the draw.</param>
    /// <param name="actor">Who draws.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="InvalidInput">More than the list holds; or fewer than wanted without a reason.</exception>
    public VerificationDraw(
        Guid id, VerificationPlace place, IReadOnlyList<string> candidates, VerificationTerms terms, int least, string seed, Actor actor, DateTime now)
    {
        if (Faults(candidates, terms, least) is { Count: > 0 } faults)
            throw new InvalidInput(faults);
        Id = id;
        (Scheme, Group, Part, Period, Area) = place;
        Candidates = candidates;
        (Size, Tolerance) = (terms.Size, terms.Tolerance);
        FewerReason = terms.Size < least ? terms.FewerReason!.Trim() : null;
        Seed = seed;
        DrawnBy = actor.Name;
        DrawnAt = now;
    }

    /// <summary>Which draw.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Code of the group.</summary>
    public string Group { get; private set; } = "";

    /// <summary>Code of the part.</summary>
    public string Part { get; private set; } = "";

    /// <summary>Code of the period; empty for a part without periods.</summary>
    public string Period { get; private set; } = "";

    /// <summary>Code of the unit above those that were drawn from; empty for the whole group.</summary>
    public string Area { get; private set; } = "";

    /// <summary>Codes of the units as they were when they were drawn from.</summary>
    public IReadOnlyList<string> Candidates { get; private set; } = [];

    /// <summary>How many are drawn.</summary>
    public int Size { get; private set; }

    /// <summary>By how many points the two teams may be apart.</summary>
    public decimal Tolerance { get; private set; }

    /// <summary>Why fewer were drawn than the scheme wants.</summary>
    public string? FewerReason { get; private set; }

    /// <summary>The seed.</summary>
    public string Seed { get; private set; } = "";

    /// <summary>Who drew.</summary>
    public string DrawnBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime DrawnAt { get; private set; }

    /// <summary>Codes of the units that are drawn, in the order of the seed.</summary>
    public IReadOnlyList<string> Drawn => [.. DrawOrder.Of(Candidates, Seed).Take(Size)];

    /// <summary>It was drawn.</summary>
    public DomainEvent Made() => new(
        "verification-draw", Id.ToString(), "verification.drawn", Area.Length > 0 ? Area : null, null,
        new { Scheme, Group, Part, Period, Candidates, Size, Tolerance, FewerReason, Seed, Drawn });

    /// <summary>What comes of it for each drawn sheet.</summary>
    /// <param name="sheets">The first sheets of the candidates.</param>
    /// <param name="id">Makes the id of each.</param>
    public IEnumerable<Verification> Begin(IReadOnlyDictionary<string, Assessment> sheets, Func<Guid> id) =>
        Drawn.Select((unit, at) => new Verification(id(), Id, at + 1, sheets[unit], Tolerance));

    private static List<Problem> Faults(IReadOnlyList<string> candidates, VerificationTerms terms, int least)
    {
        var problems = new List<Problem>();
        if (terms.Size < 1 || terms.Size > candidates.Count)
            problems.Add(new Problem("size", Rules.SampleTooFew, terms.Size, candidates.Count));
        if (terms.Size < least && string.IsNullOrWhiteSpace(terms.FewerReason))
            problems.Add(new Problem("fewerReason", Rules.VerificationFewer, least));
        return problems;
    }
}

/// <summary>How a draw is asked for.</summary>
/// <param name="Size">How many.</param>
/// <param name="Tolerance">By how many points the two teams may be apart.</param>
/// <param name="FewerReason">Why fewer than the scheme wants; not looked at where there are enough.</param>
public sealed record VerificationTerms(int Size, decimal Tolerance, string? FewerReason);
