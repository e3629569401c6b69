using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Shared;

/// <summary>A page of the menu; its word stands in the resources under <c>Menu.{Key}</c>.</summary>
/// <param name="Key">Key of the word and of the icon.</param>
/// <param name="Href">Address without its query.</param>
/// <param name="Needs">Who finds it in the menu; null: everybody whose menu holds it.</param>
public sealed record MenuPage(string Key, string Href, Permission? Needs = null);

/// <summary>An entry of the left navigation: one page, or several that stand as tabs above each of them.</summary>
/// <param name="Key">Key of the word and of the icon.</param>
/// <param name="Pages">The pages, the one that the entry leads to first.</param>
public sealed record MenuEntry(string Key, IReadOnlyList<MenuPage> Pages)
{
    /// <summary>Whether an address is one of its pages or something below one of them.</summary>
    /// <param name="path">Path of the address, with its leading slash.</param>
    public bool Holds(string path) => Pages.Any(page => path == page.Href || (page.Href != "/" && path.StartsWith(page.Href + "/", StringComparison.Ordinal)));
}

/// <summary>
/// What stands in the left navigation, by role and in the order of the work: seven entries at most. It is a courtesy: what a role may do
/// is decided by the access table. Where seven do not suffice the home page is reached by the product's name.
/// </summary>
public static class Menu
{
    private static readonly MenuEntry Home = new("Home", [new("Home", "/")]);
    private static readonly MenuEntry Units = new("Units", [new("Units", "/units", Permission.ViewUnits)]);
    private static readonly MenuEntry Rectifications = new("Rectifications", [new("Rectifications", "/rectifications", Permission.ViewRectifications)]);
    private static readonly MenuEntry Accounts = new("Accounts", [new("Accounts", "/accounts", Permission.ManageAccounts)]);
    private static readonly MenuEntry Audit = new("Audit", [new("Audit", "/audit", Permission.ViewAudit)]);

    private static readonly MenuEntry Schemes = new("Schemes",
    [
        new("Schemes", "/schemes", Permission.ViewSchemes),
        new("Rubrics", "/rubrics", Permission.ViewSchemes),
        new("Phases", "/phases", Permission.ViewPhases),
    ]);

    private static readonly MenuEntry Sheets = new("Sheets",
    [
        new("Sheets", "/assessments", Permission.ViewSheet),
        new("Teams", "/teams", Permission.ViewTeams),
        new("Sampling", "/sampling", Permission.ViewSheet),
        new("Verification", "/verification", Permission.ViewVerifications),
        new("Appeals", "/appeals", Permission.ViewAppeals),
    ]);

    private static readonly MenuEntry Figures = new("Figures",
    [
        new("Outside", "/outside-scores", Permission.ViewExternalScores),
        new("Ledger", "/ledger", Permission.ViewLedger),
    ]);

    private static readonly MenuEntry Safety = new("Safety",
    [
        new("Accidents", "/accidents", Permission.ViewAccidents),
        new("Indicators", "/indicators", Permission.ViewIndicators),
    ]);

    private static readonly MenuEntry Results = new("Results",
    [
        new("Ranking", "/ranking", Permission.ViewRanking),
        new("Publications", "/publications", Permission.ViewPublications),
        new("Years", "/years", Permission.ViewPublications),
        new("Consequences", "/consequences", Permission.ViewConsequences),
    ]);

    /// <summary>The entries of a person. One of which the person sees a single page bears that page's name.</summary>
    public static IReadOnlyList<MenuEntry> Of(Actor actor) =>
        [.. Order(actor.Role).Select(entry => For(actor, entry)).OfType<MenuEntry>()];

    private static MenuEntry[] Order(Role role) => role switch
    {
        Role.SystemAdministrator => [Home, Accounts, Units, Schemes],
        Role.SafetyOffice => [Schemes, Units, Sheets, Figures, Safety, Results, Rectifications],
        Role.TeamLeader or Role.TeamMember => [Home, Sheets, Rectifications, Schemes, Units],
        Role.AssessedUnit => [Home, Sheets, Figures, Safety, Results, Rectifications, Schemes],
        Role.ExternalScorer => [Home, Figures, Schemes, Units],
        Role.Leader => [Home, Results, Sheets, Figures, Safety, Rectifications, Schemes],
        _ => [Audit, Sheets, Figures, Safety, Results, Rectifications, Schemes],
    };

    private static MenuEntry? For(Actor actor, MenuEntry entry)
    {
        var pages = entry.Pages.Where(page => page.Needs is not { } needed || actor.May(needed)).ToList();
        return pages.Count == 0 ? null : new MenuEntry(pages.Count == 1 ? pages[0].Key : entry.Key, pages);
    }
}
