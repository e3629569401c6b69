using System.Text;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Domain.Tests.Access;

/// <summary>Who may do what, how far, and in which state: a changed permission is a changed line of the approved file.</summary>
public class AccessTableTests
{
    [Fact]
    public void The_access_table_is_as_approved()
    {
        var text = new StringBuilder("permission | states | role: scope\n");
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var states = AccessTable.StatesOf(permission) is { } bound ? string.Join(", ", bound) : "every state";
            text.Append('\n').Append(permission).Append(" | ").Append(states).Append('\n');
            foreach (var role in Enum.GetValues<Role>())
            {
                var scopes = AccessTable.Grants(permission).Where(grant => grant.Role == role).Select(grant => grant.Scope.ToString()).ToList();
                text.Append("  ").Append(role).Append(": ").AppendJoin(", ", scopes.DefaultIfEmpty("-")).Append('\n');
            }
        }

        text.ToString().ShouldStandIn("access-table.approved.txt");
    }

    [Fact]
    public void Every_permission_is_granted_to_somebody() =>
        Enum.GetValues<Permission>().Where(permission => AccessTable.Grants(permission).Count == 0).ShouldBeEmpty();

    [Fact]
    public void What_is_not_in_the_table_is_denied() => AccessTable.Grants((Permission)(-1)).ShouldBeEmpty();

    [Fact]
    public void Whoever_keeps_the_accounts_touches_neither_scores_nor_the_audit() =>
        Granted(Role.SystemAdministrator).ShouldBe([Permission.ViewUnits, Permission.ViewSchemes, Permission.ViewRubricDrafts, Permission.ViewPhases, Permission.ManageAccounts]);

    [Fact]
    public void Auditors_and_leaders_change_no_figure_the_ones_seal_and_the_others_approve()
    {
        BeyondReading(Role.Auditor).ShouldBe([Permission.SealAudit]);
        BeyondReading(Role.Leader).ShouldBe([Permission.ApproveResults]);
    }

    [Fact]
    public void Whoever_compiles_does_not_approve() =>
        AccessTable.Grants(Permission.PublishResults).Select(grant => grant.Role)
            .Intersect(AccessTable.Grants(Permission.ApproveResults).Select(grant => grant.Role)).ShouldBeEmpty();

    [Fact]
    public void Whoever_scores_does_not_confirm() =>
        AccessTable.Grants(Permission.ScoreSheet).Select(grant => grant.Role)
            .Intersect(AccessTable.Grants(Permission.ConfirmSheet).Select(grant => grant.Role)).ShouldBeEmpty();

    private static IEnumerable<Permission> BeyondReading(Role role) =>
        Granted(role).Where(permission => !permission.ToString().StartsWith("View", StringComparison.Ordinal));

    private static IEnumerable<Permission> Granted(Role role) =>
        Enum.GetValues<Permission>().Where(permission => AccessTable.Grants(permission).Any(grant => grant.Role == role));
}
