using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Figures;

/// <summary>One cell of the outside scores (专项打分): a giver's percent, or points, for one unit and one input of a subject.</summary>
public sealed class ExternalScore
{
    private ExternalScore()
    {
    }

    /// <summary>An empty cell.</summary>
    public ExternalScore(string scheme, string unit, string input)
    {
        Scheme = scheme;
        Unit = unit;
        Input = input;
    }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Code of the unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Code of the subject's input.</summary>
    public string Input { get; private set; } = "";

    /// <summary>Percent, 0 to 100, or points where the subject is given in points; null after it was taken back.</summary>
    public decimal? Percent { get; private set; }

    /// <summary>Raised on every change; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Sets the figure, or takes it back with null.</summary>
    /// <param name="percent">Percent, or points where the subject is given in points.</param>
    /// <param name="highest">The most that can be given, <see cref="Schemes.ScoredSubject.Highest"/>.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent Set(decimal? percent, decimal highest, long expectedVersion, Actor actor, DateTime now)
    {
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(percent, Percent, ChangedBy, ChangedAt, Version);
        if (percent < 0 || percent > highest)
            throw new InvalidInput([new Problem("percent", Rules.OutOfRange, percent, 0, highest)]);
        var before = Percent;
        Percent = percent;
        Version++;
        ChangedBy = actor.Name;
        ChangedAt = now;
        return new DomainEvent("external-score", $"{Scheme}/{Unit}", "external-score.set", Input, before, percent);
    }
}

/// <summary>A part's points that were entered with the document that gives them.</summary>
public sealed class EnteredScore
{
    private EnteredScore()
    {
    }

    /// <summary>An empty cell.</summary>
    public EnteredScore(string scheme, string unit, string part)
    {
        Scheme = scheme;
        Unit = unit;
        Part = part;
    }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Code of the unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Code of the part.</summary>
    public string Part { get; private set; } = "";

    /// <summary>Points, 0 to the part's full mark; null after they were taken back.</summary>
    public decimal? Points { get; private set; }

    /// <summary>The document.</summary>
    public string? Document { get; private set; }

    /// <summary>Raised on every change; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    private EnteredPoints Stored => new(Points, Document);

    /// <summary>Sets points and document.</summary>
    /// <param name="points">Points, or null to take them back.</param>
    /// <param name="fullMark">Full mark of the part.</param>
    /// <param name="document">The document; needed with points.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent Set(decimal? points, decimal fullMark, string? document, long expectedVersion, Actor actor, DateTime now)
    {
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(new EnteredPoints(points, document), Stored, ChangedBy, ChangedAt, Version);
        if (points < 0 || points > fullMark)
            throw new InvalidInput([new Problem("points", Rules.OutOfRange, points, 0, fullMark)]);
        if (points is not null && string.IsNullOrWhiteSpace(document))
            throw new InvalidInput([new Problem("document", Rules.Required)]);
        var before = Stored;
        Points = points;
        Document = document?.Trim();
        Version++;
        ChangedBy = actor.Name;
        ChangedAt = now;
        return new DomainEvent("entered-score", $"{Scheme}/{Unit}", "entered-score.set", Part, before, Stored);
    }
}

/// <summary>Points with the document that gives them; both null after they were taken back.</summary>
/// <param name="Points">Points.</param>
/// <param name="Document">The document.</param>
public sealed record EnteredPoints(decimal? Points, string? Document);
