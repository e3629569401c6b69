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
        Unit = unit;
        Number = number;
        Date = report.Date;
        Place = report.Place;
        Deaths = report.Deaths;
        Injuries = report.Injuries;
        LossMillionYuan = report.LossMillionYuan;
        Concealed = report.Concealed;
        Document = report.Document;
        Level = AccidentLevels.Of(Deaths, Injuries, LossMillionYuan);
        EnteredBy = enteredBy;
        EnteredAt = enteredAt;
    }

    /// <summary>Which accident.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the unit that answers for it.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>
    /// Running number among the unit's accidents, from 1, in the order of entry. It is unique: of two that are entered at the same instant
    /// the later one has to count the other, or a rule about two accidents would see neither.
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

    /// <summary>瞒报、谎报、漏报.</summary>
    public bool Concealed { get; private set; }

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

    /// <summary>As the veto rules see it.</summary>
    public AccidentFacts ToFacts() => new(Id, Date, Level, Deaths, Concealed);

    /// <summary>The accident was entered.</summary>
    public DomainEvent Entered() =>
        new("accident", Id.ToString(), "accident.entered", Unit, null, new { Date, Place, Deaths, Injuries, LossMillionYuan, Concealed, Document, Level });
}

/// <summary>An accident as it is entered.</summary>
/// <param name="Date">Day.</param>
/// <param name="Place">Where, and what happened.</param>
/// <param name="Deaths">Deaths.</param>
/// <param name="Injuries">Serious injuries.</param>
/// <param name="LossMillionYuan">Direct loss in million yuan.</param>
/// <param name="Concealed">瞒报、谎报、漏报.</param>
/// <param name="Document">Document of the investigation.</param>
public sealed record AccidentReport(DateOnly Date, string Place, int Deaths, int Injuries, decimal LossMillionYuan, bool Concealed, string? Document);
