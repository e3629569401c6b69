using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Demo;

/// <summary>
/// An account for every role. None has a password: nobody can sign in with a known one, also not if the database is later opened outside the demo mode.
/// </summary>
internal static class DemoAccounts
{
    private static readonly Known[] All =
    [
        new("system-administrator", "系统管理员", Role.SystemAdministrator),
        new("safety-office", "安委办专员", Role.SafetyOffice),
        new("team-leader", "组长甲", Role.TeamLeader, Team: DemoUnits.CountyTeam),
        new("team-member", "考核员甲", Role.TeamMember, Team: DemoUnits.CountyTeam),
        new("team-member-2", "考核员乙", Role.TeamMember, Team: DemoUnits.CountyTeam),
        new("department-member", "考核员丙", Role.TeamMember, Team: DemoUnits.DepartmentTeam),
        new("shishi-member", "督导员甲", Role.TeamMember, Team: DemoUnits.ShishiTeam),
        new("assessed-unit", "昌黎县联络员", Role.AssessedUnit, Unit: "changli"),
        new("external-scorer", "交通局打分员", Role.ExternalScorer, Giver: "jiaotong"),
        new("leader", "市领导", Role.Leader),
        new("auditor", "审计员", Role.Auditor),
    ];

    public static Actor Office { get; } = Make(All.First(known => known.Role == Role.SafetyOffice)).ToActor();

    public static Actor Scorer { get; } = Make(All.First(known => known.Role == Role.ExternalScorer)).ToActor();

    /// <summary>Who works for a team, the leader last.</summary>
    public static IReadOnlyList<Actor> Team(string team) =>
        [.. All.Where(known => known.Team == team).OrderBy(known => known.Role == Role.TeamLeader).Select(known => Make(known).ToActor())];

    /// <summary>Who works for an assessed unit, or null.</summary>
    public static Actor? Unit(string unit) => All.Where(known => known.Unit == unit).Select(known => Make(known).ToActor()).FirstOrDefault();

    public static IEnumerable<DomainEvent> Add(AssessmentDb db)
    {
        var accounts = All.Select(Make).ToList();
        db.Users.AddRange(accounts);
        return accounts.Select(account => new DomainEvent("account", account.Id.ToString(), "account.created", null, null,
            new { account.UserName, account.DisplayName, account.Role, account.Unit, account.Team, account.Giver }));
    }

    private static Account Make(Known known) => new()
    {
        Id = DemoId.Of($"account/{known.Name}"),
        UserName = $"demo-{known.Name}",
        NormalizedUserName = $"DEMO-{known.Name.ToUpperInvariant()}",
        DisplayName = known.DisplayName,
        Role = known.Role,
        Unit = known.Unit,
        Team = known.Team,
        Giver = known.Giver,
        LockoutEnabled = true,
        SecurityStamp = DemoId.Of($"stamp/{known.Name}").ToString("N"),
        ConcurrencyStamp = DemoId.Of($"concurrency/{known.Name}").ToString(),
    };

    private sealed record Known(string Name, string DisplayName, Role Role, string? Unit = null, string? Team = null, string? Giver = null);
}
