using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Phases;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Web.Resources;

namespace SafetyAssessment.Web.Features.Phases;

/// <summary>What the timetable says in words, and where its work is done.</summary>
internal static class PhaseTextsOf
{
    /// <summary>«还剩3天».</summary>
    public static string State(this IStringLocalizer<PhaseTexts> texts, PhaseView phase) => (phase.State, phase.Days) switch
    {
        (PhaseState.Running, null) => texts["State.NoEnd"],
        (PhaseState.Running, 0) => texts["State.LastDay"],
        (PhaseState.NotSet, _) => texts["State.NotSet"],
        var (state, days) => texts[$"State.{state}", days ?? 0],
    };

    /// <summary>The page where somebody's open work is done; null where the person has no business.</summary>
    public static string? Href(Actor actor, string scheme, PhaseOpen open)
    {
        var place = $"scheme={scheme}&group={open.Group}";
        return open.Work switch
        {
            PhaseWork.SelfAssessments => actor.Role is Role.AssessedUnit or Role.SafetyOffice ? (open.Sheet is { } self ? $"/sheets/{self}" : actor.Role == Role.AssessedUnit ? "/#self" : null) : null,
            PhaseWork.OutsideCells => $"/outside-scores?{place}",
            PhaseWork.Verifications => actor.May(Permission.ViewVerifications) ? $"/verification?{place}" : open.Sheet is { } second ? $"/sheets/{second}" : null,
            PhaseWork.Publications => $"/publications?{place}",
            PhaseWork.Appeals => $"/appeals?{place}",
            _ => open.Sheet is { } sheet ? $"/sheets/{sheet}" : $"/assessments?{place}",
        };
    }
}
