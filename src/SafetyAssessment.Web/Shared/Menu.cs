using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Shared;

/// <summary>An entry of the left navigation; its word stands in the resources under <c>Menu.{Key}</c>.</summary>
public sealed record MenuEntry(string Key, string Href);

/// <summary>
/// What stands in the left navigation, by role and in the order of the work: seven entries at most. It is a courtesy: what a role may do
/// is decided by the access table. Where seven do not suffice the home page is reached by the product's name.
/// </summary>
public static class Menu
{
    private static readonly MenuEntry Home = new("Home", "/");
    private static readonly MenuEntry Units = new("Units", "/units");
    private static readonly MenuEntry Schemes = new("Schemes", "/schemes");
    private static readonly MenuEntry Rubrics = new("Rubrics", "/rubrics");
    private static readonly MenuEntry Sheets = new("Sheets", "/assessments");
    private static readonly MenuEntry Outside = new("Outside", "/outside-scores");
    private static readonly MenuEntry Ledger = new("Ledger", "/ledger");
    private static readonly MenuEntry Accidents = new("Accidents", "/accidents");
    private static readonly MenuEntry Indicators = new("Indicators", "/indicators");
    private static readonly MenuEntry Ranking = new("Ranking", "/ranking");
    private static readonly MenuEntry Rectifications = new("Rectifications", "/rectifications");
    private static readonly MenuEntry Accounts = new("Accounts", "/accounts");
    private static readonly MenuEntry Audit = new("Audit", "/audit");

    /// <summary>The entries of a person.</summary>
    public static IReadOnlyList<MenuEntry> Of(Actor actor) => actor.Role switch
    {
        Role.SystemAdministrator => [Home, Accounts, Units, Schemes, Rubrics],
        Role.SafetyOffice => [Schemes, Units, Sheets, Outside, Ledger, Accidents, Ranking],
        Role.TeamLeader or Role.TeamMember => [Home, Sheets, Rectifications, Rubrics, Schemes, Units],
        Role.AssessedUnit => [Home, Sheets, Ledger, Indicators, Rectifications, Rubrics, Schemes],
        Role.ExternalScorer => [Home, Outside, Schemes, Rubrics, Units],
        Role.Leader => [Home, Ranking, Sheets, Outside, Ledger, Accidents, Schemes],
        _ => [Audit, Sheets, Outside, Ledger, Accidents, Ranking, Schemes],
    };
}
