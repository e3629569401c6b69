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

    public bool Concealed { get; set; }

    public string? Document { get; set; }

    /// <summary>The limit that these figures reach; null for a general accident.</summary>
    public AccidentLimit? Reached => AccidentLevels.Reached(Deaths ?? 0, Injuries ?? 0, (Loss ?? 0) / TenThousandsInMillion);

    /// <summary>The level by these figures.</summary>
    public AccidentLevel Level => Reached?.Level ?? AccidentLevel.General;

    /// <summary>As the use case takes it.</summary>
    public AccidentReport Report(DateOnly date) =>
        new(date, Place?.Trim() ?? "", Deaths ?? 0, Injuries ?? 0, (Loss ?? 0) / TenThousandsInMillion, Concealed, Document?.Trim());

    /// <summary>Million yuan in the unit of the form.</summary>
    public static decimal TenThousands(decimal million) => million * TenThousandsInMillion;
}
