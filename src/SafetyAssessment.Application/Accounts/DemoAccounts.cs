using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Accounts;

/// <summary>One account for each role, without a password: only the demo's own sign-in opens them.</summary>
public sealed class DemoAccounts(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>Adds those that are missing.</summary>
    public async Task Run()
    {
        await using var db = await contexts.CreateDbContextAsync();
        var known = await db.Users.Select(account => account.UserName).ToListAsync();
        foreach (var (name, shown, role) in Wanted.Where(wanted => !known.Contains(wanted.Name)))
            db.Users.Add(new Account
            {
                Id = Guid.CreateVersion7(),
                UserName = name,
                NormalizedUserName = name.ToUpperInvariant(),
                DisplayName = shown,
                Role = role,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
            });
        await db.SaveChangesAsync();
    }

    private static readonly (string Name, string Shown, Role Role)[] Wanted =
    [
        ("demo-system-administrator", "系统管理员", Role.SystemAdministrator),
        ("demo-safety-office", "安委办工作人员", Role.SafetyOffice),
        ("demo-team-leader", "考核组组长", Role.TeamLeader),
        ("demo-team-member", "考核组组员甲", Role.TeamMember),
        ("demo-team-member-2", "考核组组员乙", Role.TeamMember),
        ("demo-assessed-unit", "被考核单位联络员", Role.AssessedUnit),
        ("demo-external-scorer", "专项打分人", Role.ExternalScorer),
        ("demo-leader", "领导", Role.Leader),
        ("demo-auditor", "审计员", Role.Auditor),
    ];
}
