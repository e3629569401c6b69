using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Figures;

/// <summary>A work-safety accident (生产安全事故) of a unit.</summary>
public sealed class Accident
{
    private Accident()
    {
    }

    /// <summary>An accident; its level follows from the figures.</summary>
    /// <param name="id">Which accident.</param>
    /// <param name="unit">Code of the unit that answers for it.</param>
    /// <param name="number">Running number among the unit's accidents, from 1.</param>
    /// <param name="report">What is reported.</param>
    /// <param name="enteredBy">Who entered it.</param>
    /// <param name="enteredAt">When, UTC.</param>
    public Accident(Guid id, string unit, int number, AccidentReport report, string enteredBy, DateTime enteredAt)
    {
        Id = id;
        EnteredBy = enteredBy;
        EnteredAt = enteredAt;
        Set(unit, number, report);
    }

    /// <summary>Which accident.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the unit that answers for it.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>
    /// Running number among the unit's accidents, from 1, in the order in which their figures were entered or corrected. It is unique: of two
    /// that are entered at the same instant the later one has to count the other, or a rule about two accidents would see neither.
    /// </summary>
    public int Number { get; private set; }

    /// <summary>Day.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Where, and what happened.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Deaths.</summary>
    public int Deaths { get; private set; }

    /// <summary>Serious injuries.</summary>
    public int Injuries { get; private set; }

    /// <summary>Direct loss in million yuan.</summary>
    public decimal LossMillionYuan { get; private set; }

    /// <summary>True when there was 瞒报, 谎报 or 漏报, whichever it was; 迟报 alone is none of them.</summary>
    public bool Concealed { get; private set; }

    /// <summary>What was wrong with the report; null for an accident that was entered before the kinds were told apart.</summary>
    public ReportingFaults? Reporting { get; private set; }

    /// <summary>Industry (行业); null when it is not stated.</summary>
    public AccidentIndustry? Industry { get; private set; }

    /// <summary>Document of the investigation.</summary>
    public string? Document { get; private set; }

    /// <summary>Level by the national rule.</summary>
    public AccidentLevel Level { get; private set; }

    /// <summary>Who entered it.</summary>
    public string EnteredBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime EnteredAt { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>Why it was last corrected; null when it never was. The values before are in the audit.</summary>
    public string? CorrectedReason { get; private set; }

    /// <summary>Who corrected it last.</summary>
    public string? CorrectedBy { get; private set; }

    /// <summary>When it was last corrected, UTC.</summary>
    public DateTime? CorrectedAt { get; private set; }

    /// <summary>Why it was withdrawn, entered twice for one; null while it counts.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>Who withdrew it.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>As rules and control indicators see it.</summary>
    public AccidentFacts ToFacts() => new(Id, Date, Level, Deaths, Concealed, Injuries, Industry);

    /// <summary>The accident was entered.</summary>
    public DomainEvent Entered() => new("accident", Id.ToString(), "accident.entered", Unit, null, Values());

    /// <summary>Puts right what was entered wrongly. The level follows from the new figures; the old values stay readable in the audit.</summary>
    /// <param name="unit">Code of the unit that answers for it.</param>
    /// <param name="number">The next number of that unit.</param>
    /// <param name="report">All values as they should be.</param>
    /// <param name="reason">Why.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent Correct(string unit, int number, AccidentReport report, string? reason, long expectedVersion, Actor actor, DateTime now)
    {
        DemandInForce(expectedVersion, report);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        var before = Values();
        Set(unit, number, report);
        CorrectedReason = reason.Trim();
        CorrectedBy = actor.Name;
        CorrectedAt = now;
        Version++;
        return new DomainEvent("accident", Id.ToString(), "accident.corrected", Unit, before, new { Values = Values(), Reason = CorrectedReason });
    }

    /// <summary>Takes back an accident that should not have been entered. It stays readable and counts no more.</summary>
    public DomainEvent Withdraw(string? reason, long expectedVersion, Actor actor)
    {
        DemandInForce(expectedVersion, null);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        WithdrawnReason = reason.Trim();
        WithdrawnBy = actor.Name;
        Version++;
        return new DomainEvent("accident", Id.ToString(), "accident.withdrawn", Unit, Values(), new { Reason = WithdrawnReason });
    }

    private void DemandInForce(long expectedVersion, object? mine)
    {
        if (WithdrawnReason is not null)
            throw new RuleViolation(Rules.AccidentWithdrawn, WithdrawnBy);
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(mine, Values(), CorrectedBy ?? EnteredBy, CorrectedAt ?? EnteredAt, Version);
    }

    private void Set(string unit, int number, AccidentReport report)
    {
        Unit = unit;
        Number = number;
        Date = report.Date;
        Place = report.Place;
        Deaths = report.Deaths;
        Injuries = report.Injuries;
        LossMillionYuan = report.LossMillionYuan;
        Reporting = report.Reporting;
        Concealed = report.Concealed || (report.Reporting & ReportingFaults.Concealment) != ReportingFaults.None;
        Industry = report.Industry;
        Document = report.Document;
        Level = AccidentLevels.Of(Deaths, Injuries, LossMillionYuan);
    }

    private object Values() => new { Unit, Date, Place, Industry, Deaths, Injuries, LossMillionYuan, Reporting, Concealed, Document, Level };
}

/// <summary>An accident as it is entered.</summary>
/// <param name="Date">Day.</param>
/// <param name="Place">Where, and what happened.</param>
/// <param name="Deaths">Deaths.</param>
/// <param name="Injuries">Serious injuries.</param>
/// <param name="LossMillionYuan">Direct loss in million yuan.</param>
/// <param name="Concealed">瞒报, 谎报 or 漏报 where it is not known which; with a kind in <paramref name="Reporting"/> it follows from that.</param>
/// <param name="Document">Document of the investigation.</param>
/// <param name="Industry">Industry.</param>
/// <param name="Reporting">What was wrong with the report.</param>
public sealed record AccidentReport(
    DateOnly Date, string Place, int Deaths, int Injuries, decimal LossMillionYuan, bool Concealed, string? Document,
    AccidentIndustry? Industry = null, ReportingFaults Reporting = ReportingFaults.None);

/// <summary>What was wrong with the report of an accident; several may be.</summary>
[Flags]
public enum ReportingFaults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>迟报: later than the time allowed.</summary>
    Late = 1,

    /// <summary>漏报: part of it was left out, or it was forgotten.</summary>
    Omitted = 2,

    /// <summary>谎报: not as it was.</summary>
    Falsified = 4,

    /// <summary>瞒报: kept back on purpose.</summary>
    Hidden = 8,

    /// <summary>Those that rules on concealment mean: all but 迟报.</summary>
    Concealment = Omitted | Falsified | Hidden,
}
