using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Web.Features.Accidents;

/// <summary>An accident while it is typed. The loss is asked for in 10 000 yuan, as offices write it, and kept in million yuan.</summary>
public sealed class AccidentInput
{
    private const decimal TenThousandsInMillion = 100;

    public string? Unit { get; set; }

    public DateOnly? Date { get; set; }

    public string? Place { get; set; }

    public int? Deaths { get; set; }

    public int? Injuries { get; set; }

    public decimal? Loss { get; set; }

    public AccidentIndustry? Industry { get; set; }

    public ReportingFaults Reporting { get; set; }

    /// <summary>Only of an accident that was entered before the kinds were told apart.</summary>
    public bool Concealed { get; set; }

    public string? Document { get; set; }

    /// <summary>The limit that these figures reach; null for a general accident.</summary>
    public AccidentLimit? Reached => AccidentLevels.Reached(Deaths ?? 0, Injuries ?? 0, (Loss ?? 0) / TenThousandsInMillion);

    /// <summary>The level by these figures.</summary>
    public AccidentLevel Level => Reached?.Level ?? AccidentLevel.General;

    /// <summary>As the use case takes it.</summary>
    public AccidentReport Report(DateOnly date) =>
        new(date, Place?.Trim() ?? "", Deaths ?? 0, Injuries ?? 0, (Loss ?? 0) / TenThousandsInMillion, Concealed && Reporting == ReportingFaults.None,
            Document?.Trim(), Industry, Reporting);

    /// <summary>What can be wrong with a report, one by one.</summary>
    public static IReadOnlyList<ReportingFaults> Faults { get; } =
        [ReportingFaults.Late, ReportingFaults.Omitted, ReportingFaults.Falsified, ReportingFaults.Hidden];

    /// <summary>An accident to put right.</summary>
    public static AccidentInput Of(AccidentRow row) => new()
    {
        Unit = row.Unit,
        Date = row.Date,
        Place = row.Place,
        Deaths = row.Deaths,
        Injuries = row.Injuries,
        Loss = TenThousands(row.LossMillionYuan),
        Industry = row.Industry,
        Reporting = row.Reporting ?? ReportingFaults.None,
        Concealed = row is { Reporting: null, Concealed: true },
        Document = row.Document,
    };

    /// <summary>Million yuan in the unit of the form.</summary>
    public static decimal TenThousands(decimal million) => million * TenThousandsInMillion;
}
