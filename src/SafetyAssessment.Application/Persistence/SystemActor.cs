using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Persistence;

/// <summary>The program itself, when it stores the built-in rubrics or the demo city. No request can become it.</summary>
internal static class SystemActor
{
    public static Actor Instance { get; } = new(Guid.Empty, "系统", Role.SafetyOffice);
}
