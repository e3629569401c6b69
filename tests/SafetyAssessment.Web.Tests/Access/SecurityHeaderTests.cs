using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace SafetyAssessment.Web.Tests.Access;

public sealed class SecurityHeaderTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Wanted =
        ["Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"];

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/units")]
    [InlineData("/app.css")]
    [InlineData("/healthz")]
    [InlineData("/no-such-page")]
    [InlineData("/api/v1/no-such-thing")]
    public async Task Every_response_has_the_security_headers(string address)
    {
        using var answer = await app.Direct().GetAsync(new Uri(address, UriKind.Relative));

        Missing(answer).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_script_of_a_page_or_of_another_place_may_run()
    {
        using var answer = await app.Direct().GetAsync(new Uri("/sign-in", UriKind.Relative));

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("default-src 'self';");
    }

    [Fact]
    public async Task The_check_reports_an_app_without_the_headers()
    {
        await using var bare = await BareBlazorAsync();
        using var answer = await bare.GetTestClient().GetAsync(new Uri("/", UriKind.Relative), CancellationToken.None);

        Missing(answer).ShouldBe(Wanted);
    }

    [Theory]
    [InlineData("https://foreign.example", HttpStatusCode.Forbidden)]
    [InlineData("https://localhost.foreign.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://localhost", HttpStatusCode.OK)]
    public async Task A_circuit_is_opened_from_the_own_origin_only(string origin, HttpStatusCode status)
    {
        using var client = await app.DemoClient("leader");

        (await Negotiate(client, origin)).ShouldBe(status);
    }

    [Fact]
    public async Task Without_the_check_a_foreign_origin_opens_a_circuit()
    {
        await using var bare = await BareBlazorAsync();

        (await Negotiate(bare.GetTestClient(), "https://foreign.example")).ShouldBe(HttpStatusCode.OK);
    }

    private static string[] Missing(HttpResponseMessage answer) => [.. Wanted.Where(name => !answer.Headers.Contains(name))];

    private static async Task<HttpStatusCode> Negotiate(HttpClient client, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative));
        request.Headers.Add("Origin", origin);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<WebApplication> BareBlazorAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddServerSideBlazor();
        var bare = builder.Build();
        bare.MapBlazorHub();
        await bare.StartAsync(CancellationToken.None);
        return bare;
    }
}
