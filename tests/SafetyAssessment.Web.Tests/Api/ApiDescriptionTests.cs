using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>The description anyone can read says what the API does.</summary>
[Collection(ApiApp.Collection)]
public sealed class ApiDescriptionTests(ApiApp app)
{
    [Fact]
    public async Task The_description_lists_every_endpoint_with_a_summary_and_its_problems()
    {
        var mapped = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(route => route == "/healthz" || route.StartsWith("/api/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();

        var paths = (await Description()).GetProperty("paths").EnumerateObject().ToList();

        paths.Select(path => path.Name).Order(StringComparer.Ordinal).ShouldBe(mapped);
        foreach (var operation in paths.SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value))
        {
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace();
            operation.GetProperty("operationId").GetString().ShouldNotBeNullOrWhiteSpace();
            operation.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("application/json", out _).ShouldBeTrue();
        }

        paths.Where(path => path.Name != "/healthz").SelectMany(path => path.Value.EnumerateObject()).ShouldAllBe(operation =>
            operation.Value.GetProperty("security")[0].Names().Single() == "bearer"
            && operation.Value.GetProperty("responses").GetProperty("401").GetProperty("content").Names().Single() == "application/problem+json");
    }

    [Fact]
    public async Task The_description_covers_the_contract()
    {
        (await Description()).GetProperty("paths").Names().ShouldBe(
            [
                "/api/v1/clauses",
                "/api/v1/rubrics",
                "/api/v1/rubrics/import",
                "/api/v1/rubrics/{code}/{edition}",
                "/api/v1/rubrics/{code}/{edition}/check",
                "/api/v1/rubrics/{code}/{edition}/score",
                "/api/v1/schemes/{code}/groups/{group}/ranking",
                "/healthz",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("/api/v1/rubrics", "/api/v1/rubrics")]
    [InlineData("/api/v1/rubrics/{code}/{edition}", "/api/v1/rubrics/shishi-town/2024")]
    [InlineData("/api/v1/rubrics/{code}/{edition}", "/api/v1/rubrics/qinhuangdao-government/2016")]
    [InlineData("/api/v1/rubrics/{code}/{edition}/check", "/api/v1/rubrics/shishi-town/2024/check")]
    [InlineData("/api/v1/schemes/{code}/groups/{group}/ranking", "/api/v1/schemes/qinhuangdao-2016/groups/county/ranking")]
    [InlineData("/healthz", "/healthz")]
    public async Task Answers_are_as_described(string path, string address)
    {
        var description = await Description();
        using var client = await app.As(Role.Leader);

        var answer = await client.Ask(address).Json();

        Schemas.Faults(description, Schema(description, path, "get"), answer).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scored_sheet_is_as_described()
    {
        var description = await Description();
        using var client = await app.As(Role.Leader);

        var answer = await client.Send("/api/v1/rubrics/shishi-town/2024/score", """{"findings":[{"clause":"1.5.1.1","count":7}],"clear":"rest"}""").Json();

        Schemas.Faults(description, Schema(description, "/api/v1/rubrics/{code}/{edition}/score", "post"), answer).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_with_a_member_too_many_or_of_another_type_is_not_as_described()
    {
        var description = await Description();
        using var other = JsonDocument.Parse("""[{"code":1,"edition":"2016","title":"","subject":"nobody","fullMark":"100","frozen":true,"extra":1}]""");

        Schemas.Faults(description, Schema(description, "/api/v1/rubrics", "get"), other.RootElement).Count().ShouldBe(4);
    }

    private static JsonElement Schema(JsonElement description, string path, string method) => description.GetProperty("paths").GetProperty(path)
        .GetProperty(method).GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");

    private Task<JsonElement> Description() => app.Direct().Ask("/openapi/v1.json").Json();
}
