using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Domain.Access;

/// <summary>Role of an account; each account has one, so that duties stay split.</summary>
public enum Role
{
    /// <summary>Keeps accounts and backups; can touch neither scores nor the audit.</summary>
    SystemAdministrator,

    /// <summary>安委办: units, schemes, outside figures, vetoes, ranking.</summary>
    SafetyOffice,

    /// <summary>考核组组长.</summary>
    TeamLeader,

    /// <summary>考核组组员.</summary>
    TeamMember,

    /// <summary>被考核单位.</summary>
    AssessedUnit,

    /// <summary>专项打分单位 (an office of the bureau or a lead department).</summary>
    ExternalScorer,

    /// <summary>领导: reads results.</summary>
    Leader,

    /// <summary>Reads everything and the audit, changes nothing.</summary>
    Auditor,
}

/// <summary>Who acts: a plain value that every use case takes as its first argument.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Name as shown beside what was done.</param>
/// <param name="Role">The role.</param>
/// <param name="Unit">Code of the unit that an assessed unit's account belongs to.</param>
/// <param name="Team">Code of the team of an assessor.</param>
/// <param name="Giver">Code of the giver of an outside scorer.</param>
/// <param name="SecurityStamp">Stamp at sign-in; a write compares it with the stored one.</param>
public sealed record Actor(
    Guid AccountId, string Name, Role Role, string? Unit = null, string? Team = null, string? Giver = null, string? SecurityStamp = null)
{
    /// <summary>True when the access table lets this person do it to the thing; its state is not looked at.</summary>
    public bool May(Permission permission, IAccessTarget? target = null) => AccessTable.Needed(permission, target) is { } needed
        && AccessTable.Grants(needed).Any(grant => grant.Role == Role && grant.Scope switch
        {
            Scope.Any => true,
            Scope.OwnTeam => target is null || (Team is not null && target.Team == Team),
            Scope.OwnUnit => target is null || (Unit is not null && target.Unit == Unit),
            _ => target is null || (Giver is not null && target.Giver == Giver),
        });

    /// <summary>Refuses what the access table does not grant.</summary>
    /// <exception cref="RuleViolation">
    /// <see cref="Rules.AccessDenied"/> when the role may never do it; <see cref="Rules.NotFound"/> when the thing is somebody else's,
    /// so that a guessed id tells nothing; <see cref="Rules.AccessState"/> when it may be done, but not now.
    /// </exception>
    public void Demand(Permission permission, IAccessTarget? target = null)
    {
        if (AccessTable.Needed(permission, target) is not { } needed)
            throw new RuleViolation(AccessTable.NotDone(target!.Kind), permission);
        var grants = AccessTable.Grants(needed);
        if (grants.All(grant => grant.Role != Role))
            throw new RuleViolation(Rules.AccessDenied, needed, grants.Select(grant => grant.Role).Distinct().ToList());
        if (!May(permission, target))
            throw new RuleViolation(Rules.NotFound);
        if (target?.State is { } state)
            AccessTable.DemandState(needed, state);
    }
}

/// <summary>A thing that belongs to somebody.</summary>
public interface IAccessTarget
{
    /// <summary>Code of the team that works on it.</summary>
    string? Team => null;

    /// <summary>Code of the unit that it is about.</summary>
    string? Unit => null;

    /// <summary>Code of the giver whose figure it is.</summary>
    string? Giver => null;

    /// <summary>State, for what is bound to one.</summary>
    AssessmentState? State => null;

    /// <summary>Kind, for sheets.</summary>
    AssessmentKind Kind => AssessmentKind.Team;
}

/// <summary>A target that is named by its codes alone.</summary>
public sealed record AccessTarget(
    string? Team = null, string? Unit = null, string? Giver = null, AssessmentState? State = null, AssessmentKind Kind = AssessmentKind.Team) : IAccessTarget;
