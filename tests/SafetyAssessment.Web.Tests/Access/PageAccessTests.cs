using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Tests.Access;

/// <summary>The circuit's router does not know the fallback policy, so every page must say itself that it asks for a sign-in.</summary>
[Trait("Theme", "Fence")]
public class PageAccessTests
{
    private static readonly string[] OpenPages = ["ErrorPage", "NotFoundPage", "SetupPage", "SignInPage"];

    [Fact]
    public void Every_page_asks_for_a_sign_in_except_those_that_stand_before_it() =>
        Open(typeof(Program).Assembly.GetTypes()).ShouldBe(OpenPages, ignoreOrder: true);

    [Fact]
    public void The_check_reports_a_page_that_asks_for_nothing() => Open([typeof(PageWithoutSignIn)]).ShouldBe([nameof(PageWithoutSignIn)]);

    [Fact]
    public void Every_policy_that_a_page_names_exists()
    {
        var policies = typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<AuthorizeAttribute>()).Select(asked => asked.Policy).OfType<string>().Distinct();

        policies.ShouldAllBe(policy => Enum.IsDefined(typeof(Permission), policy));
    }

    private static string[] Open(IEnumerable<Type> types) =>
    [
        .. types.Where(type => type.GetCustomAttributes<RouteAttribute>().Any())
            .Where(type => type.GetCustomAttribute<AllowAnonymousAttribute>() is not null || !type.GetCustomAttributes<AuthorizeAttribute>().Any())
            .Select(type => type.Name),
    ];

    [Route("/open")]
    private sealed class PageWithoutSignIn : ComponentBase;
}
