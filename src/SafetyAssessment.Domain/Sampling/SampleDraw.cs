using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Sampling;

/// <summary>A name on the list that is drawn from.</summary>
/// <param name="Name">Name as shown; unique in the list.</param>
/// <param name="Conflict">Why it can't be drawn (a member of the team comes from there, say); null: it can.</param>
public sealed record Candidate(string Name, string? Conflict);

/// <summary>A drawn name that was replaced by the next one.</summary>
/// <param name="Name">What had been drawn.</param>
/// <param name="By">What stands in its place.</param>
/// <param name="Reason">Why.</param>
/// <param name="Who">Who replaced it.</param>
/// <param name="At">When, UTC.</param>
public sealed record Replacement(string Name, string By, string Reason, string Who, DateTime At);

/// <summary>
/// The draw of sub-units (抽查): a list that is frozen with the draw, conflicts of interest removed first, and an order that follows from the
/// seed alone. A replacement is always the next one of that order, so that nobody can choose.
/// </summary>
public sealed class SampleDraw
{
    private SampleDraw()
    {
    }

    /// <summary>Draws.</summary>
    /// <param name="id">Which draw.</param>
    /// <param name="place">What is drawn for whom.</param>
    /// <param name="candidates">The list, with its conflicts.</param>
    /// <param name="size">How many are drawn.</param>
    /// <param name="seed">The seed, recorded with the draw.</param>
    /// <param name="actor">Who draws.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="InvalidInput">A name twice, or fewer than <paramref name="size"/> without a conflict.</exception>
    public SampleDraw(Guid id, SamplePlace place, IReadOnlyList<Candidate> candidates, int size, string seed, Actor actor, DateTime now)
    {
        if (Faults(candidates, size) is { Count: > 0 } faults)
            throw new InvalidInput(faults);
        Id = id;
        (Scheme, Group, Unit, Subject) = place;
        Candidates = candidates;
        Size = size;
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

    /// <summary>Code of the assessed unit whose sub-units are drawn.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>What kind of sub-unit is drawn.</summary>
    public Subject Subject { get; private set; }

    /// <summary>The list as it was when it was drawn from.</summary>
    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    /// <summary>How many are drawn.</summary>
    public int Size { get; private set; }

    /// <summary>The seed.</summary>
    public string Seed { get; private set; } = "";

    /// <summary>Replacements in their order.</summary>
    public IReadOnlyList<Replacement> Replacements { get; private set; } = [];

    /// <summary>Who drew.</summary>
    public string DrawnBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime DrawnAt { get; private set; }

    /// <summary>Why it does not count any more; null while it does.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>Who withdrew it.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>All who can be drawn, in the order of the seed.</summary>
    public IReadOnlyList<string> Order => DrawOrder.Of(Candidates.Where(known => known.Conflict is null).Select(known => known.Name), Seed);

    /// <summary>What is drawn, replacements at the place of what they replace.</summary>
    public IReadOnlyList<string> Drawn
    {
        get
        {
            var drawn = Order.Take(Size).ToList();
            foreach (var replaced in Replacements)
                drawn[drawn.IndexOf(replaced.Name)] = replaced.By;
            return drawn;
        }
    }

    /// <summary>Who would come next; null when the list is used up.</summary>
    public string? Next => Order.Skip(Size + Replacements.Count).FirstOrDefault();

    /// <summary>It was drawn.</summary>
    public DomainEvent Made() => new("sample", Id.ToString(), "sample.drawn", Unit, null, new { Scheme, Group, Subject, Candidates, Size, Seed, Drawn });

    /// <summary>Replaces a drawn name by the next one.</summary>
    /// <param name="name">What had been drawn.</param>
    /// <param name="reason">Why.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent Replace(string name, string reason, long expectedVersion, Actor actor, DateTime now)
    {
        Demand(expectedVersion);
        if (!Drawn.Contains(name))
            throw new RuleViolation(Rules.NotFound);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        if (Next is not { } next)
            throw new RuleViolation(Rules.SampleListUsedUp);
        var before = Drawn;
        Replacements = [.. Replacements, new Replacement(name, next, reason.Trim(), actor.Name, now)];
        Version++;
        return new DomainEvent("sample", Id.ToString(), "sample.replaced", Unit, before, new { Drawn, Reason = reason.Trim() });
    }

    /// <summary>Takes the whole draw back, so that another one can be made; it stays readable.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    public DomainEvent Withdraw(string reason, long expectedVersion, Actor actor)
    {
        Demand(expectedVersion);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        WithdrawnReason = reason.Trim();
        WithdrawnBy = actor.Name;
        Version++;
        return new DomainEvent("sample", Id.ToString(), "sample.withdrawn", Unit, new { Drawn }, new { WithdrawnReason });
    }

    private void Demand(long expectedVersion)
    {
        if (WithdrawnReason is not null)
            throw new RuleViolation(Rules.SampleWithdrawn, WithdrawnBy);
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(null, Drawn, DrawnBy, DrawnAt, Version);
    }

    private static List<Problem> Faults(IReadOnlyList<Candidate> candidates, int size)
    {
        var problems = new List<Problem>();
        foreach (var twice in candidates.GroupBy(known => known.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            problems.Add(new Problem("candidates", Rules.SampleNameTwice, twice.Key));
        var free = candidates.Count(known => known.Conflict is null);
        if (size < 1 || size > free)
            problems.Add(new Problem("size", Rules.SampleTooFew, size, free));
        return problems;
    }
}

/// <summary>What is drawn for whom.</summary>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Unit">Code of the assessed unit.</param>
/// <param name="Subject">What kind of sub-unit.</param>
public sealed record SamplePlace(string Scheme, string Group, string Unit, Subject Subject);
