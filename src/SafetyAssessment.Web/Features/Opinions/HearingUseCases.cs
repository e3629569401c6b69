using SafetyAssessment.Application.Appeals;
using SafetyAssessment.Application.Opinions;

namespace SafetyAssessment.Web.Features.Opinions;

/// <summary>What can be done on the page of opinions and appeals; one hand for its forms.</summary>
public sealed record HearingUseCases(GiveOpinion Give, AnswerOpinion Answer, PassOverOpinion PassOver, RaiseAppeal Raise, DecideAppeal Decide);
