using Microsoft.AspNetCore.Identity;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Accounts;

/// <summary>An account. It has one role, and the unit, team or giver that the role is for.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Name as shown beside what was done.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The role.</summary>
    public Role Role { get; set; }

    /// <summary>Code of the unit of an assessed unit's account.</summary>
    public string? Unit { get; set; }

    /// <summary>Code of the team of an assessor.</summary>
    public string? Team { get; set; }

    /// <summary>Code of the giver of an outside scorer.</summary>
    public string? Giver { get; set; }

    /// <summary>When it was locked by an administrator, UTC.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>When the password was set, UTC.</summary>
    public DateTime? PasswordSetAt { get; set; }

    /// <summary>Who acts with this account.</summary>
    public Actor ToActor() => new(Id, DisplayName, Role, Unit, Team, Giver, SecurityStamp);
}
