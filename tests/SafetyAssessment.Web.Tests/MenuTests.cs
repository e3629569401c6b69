using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Tests;

/// <summary>The menu leads everybody to their own pages, and to no other.</summary>
public class MenuTests
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_person_has_at_most_seven_entries_and_no_page_twice(Role role)
    {
        var menu = Menu.Of(Somebody(role));

        menu.Count.ShouldBeInRange(1, 7);
        menu.ShouldAllBe(entry => entry.Pages.Count > 0);
        menu.SelectMany(entry => entry.Pages).Select(page => page.Href).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void Every_page_of_the_menu_is_one_that_the_person_may_open(Role role)
    {
        var pages = Menu.Of(Somebody(role)).SelectMany(entry => entry.Pages).ToList();
        var endpoints = Approved();

        foreach (var page in pages)
        {
            endpoints.ShouldContainKey(page.Href);
            if (Enum.TryParse<Permission>(endpoints[page.Href], out var needed))
                Somebody(role).May(needed).ShouldBeTrue($"{role} at {page.Href}");
        }
    }

    [Fact]
    public void An_entry_of_which_a_person_sees_one_page_bears_its_name()
    {
        Menu.Of(Somebody(Role.ExternalScorer)).Select(entry => entry.Key).ShouldContain("Outside");
        Menu.Of(Somebody(Role.SafetyOffice)).Select(entry => entry.Key).ShouldContain("Figures");
    }

    [Theory]
    [InlineData("/assessments", true)]
    [InlineData("/assessments/import", true)]
    [InlineData("/assessments-of-old", false)]
    [InlineData("/", false)]
    public void An_entry_holds_its_pages_and_what_is_below_them(string path, bool held) =>
        Menu.Of(Somebody(Role.SafetyOffice)).Single(entry => entry.Key == "Sheets").Holds(path).ShouldBe(held);

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_entry_and_page_has_its_word(string culture)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(culture);
        var words = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<Texts>>();
        var menu = Enum.GetValues<Role>().SelectMany(role => Menu.Of(Somebody(role))).ToList();

        menu.Select(entry => entry.Key).Concat(menu.SelectMany(entry => entry.Pages).Select(page => page.Key)).Distinct()
            .Where(key => words[$"Menu.{key}"].ResourceNotFound).ShouldBeEmpty();
    }

    [Fact]
    public void Every_entry_has_its_icon() =>
        Enum.GetValues<Role>().SelectMany(role => Menu.Of(Somebody(role))).Select(entry => entry.Key).Distinct().Except(MenuIcon.Drawn).ShouldBeEmpty();

    private static Actor Somebody(Role role) => new(Guid.NewGuid(), "某人", role, "changli", "team", "fire");

    private static Dictionary<string, string> Approved([CallerFilePath] string file = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(file)!, "endpoints.approved.txt"))
            .Where(line => line.StartsWith("GET,POST ", StringComparison.Ordinal))
            .Select(line => line["GET,POST ".Length..].Split(" — "))
            .ToDictionary(parts => parts[0], parts => parts[1]);
}
