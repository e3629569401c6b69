using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace SafetyAssessment.Web.Tests.Access;

/// <summary>Who may call what: the table is an approved file, so that a new endpoint is a new line in a diff.</summary>
public sealed class EndpointTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Every_endpoint_stands_in_the_approved_table_with_who_may_call_it()
    {
        app.CreateClient().Dispose();
        var actual = string.Join('\n', app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(Line).Distinct().Order(StringComparer.Ordinal));

        actual.ShouldBe(File.ReadAllText(Approved()).Trim(), $"Review the difference and store it in {Path.GetFileName(Approved())}:\n{actual}\n");
    }

    [Fact]
    public void An_endpoint_that_nobody_thought_of_is_closed()
    {
        var options = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AuthorizationOptions>>().Value;

        options.FallbackPolicy.ShouldNotBeNull().Requirements.ShouldContain(requirement => requirement is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
    }

    private static string Line(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } several ? string.Join(',', several.Order(StringComparer.Ordinal)) : "*";
        return $"{methods} /{endpoint.RoutePattern.RawText?.TrimStart('/')} — {Who(endpoint)}";
    }

    private static string Who(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return "everybody";
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Distinct().ToList();
        return policies.Count == 0 ? "signed in" : string.Join(" and ", policies);
    }

    private static string Approved([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "endpoints.approved.txt");
}
