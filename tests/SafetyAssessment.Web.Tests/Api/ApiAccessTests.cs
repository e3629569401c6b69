using System.Net;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>Who gets in with what.</summary>
[Collection(ApiApp.Collection)]
public sealed class ApiAccessTests(ApiApp app, TestApp demo) : IClassFixture<TestApp>
{
    private const string Rubric = "/api/v1/rubrics/shishi-town/2024";
    private const string Ranking = "/api/v1/schemes/qinhuangdao-2016/groups/county/ranking";

    public static TheoryData<Role> Roles { get; } = [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_role_reads_rubrics_and_scores_and_those_of_the_access_table_read_the_ranking(Role role)
    {
        using var client = await app.As(role);

        await client.Ask("/api/v1/rubrics").Json();
        await client.Ask(Rubric).Json();
        await client.Ask(Rubric + "/check").Json();
        await client.Send(Rubric + "/score", """{"clear":"rest"}""").Json();
        if (role is Role.SafetyOffice or Role.Leader or Role.Auditor)
            await client.Ask(Ranking).Json();
        else
            (await client.Ask(Ranking).Json(HttpStatusCode.Forbidden)).Code().ShouldBe("access.denied");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer sat_0000000000000000000000000000000000000000000")]
    [InlineData("Basic ZGVtbzpkZW1v")]
    [InlineData("Bearer demo")]
    public async Task Without_a_valid_token_nothing_is_told_and_the_word_demo_is_none(string? header)
    {
        foreach (var address in new[] { "/api/v1/rubrics", Rubric, Rubric + "/check", Rubric + "/score", Ranking, "/api/v1/rubrics/nothing/1", "/api/nothing" })
        {
            using var request = new HttpRequestMessage(address.EndsWith("/score", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, new Uri(address, UriKind.Relative));
            if (header is not null)
                request.Headers.TryAddWithoutValidation("Authorization", header);
            if (request.Method == HttpMethod.Post)
                request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var answer = await app.Direct().SendAsync(request);

            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, address);
            answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            (await answer.Content.ReadAsStringAsync()).ShouldContain("\"code\":\"access.token\"");
        }
    }

    [Fact]
    public async Task In_the_demo_mode_the_word_demo_reads_everything_and_scores()
    {
        using var client = demo.Direct();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "demo");

        await client.Ask("/api/v1/rubrics").Json();
        await client.Ask(Rubric).Json();
        await client.Ask(Rubric + "/check").Json();
        await client.Ask(Ranking).Json();
        await client.Send(Rubric + "/score", """{"clear":"rest"}""").Json();
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_the_next_request()
    {
        var owner = await app.Account(Role.Leader);
        using var client = app.With(await app.Token(owner));
        await client.Ask("/api/v1/rubrics").Json();

        var token = (await app.Get<ApiTokenQueries>().List(owner, owner.AccountId)).Single();
        await app.Get<RevokeApiToken>().Run(owner, Guid.NewGuid(), token.Id);

        await client.Ask("/api/v1/rubrics").Json(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Answers_for_one_are_kept_in_no_shared_cache()
    {
        using var client = await app.As(Role.Leader);
        using var answer = await client.Ask(Ranking);

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
