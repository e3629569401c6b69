using System.Net.Http.Headers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>The app as an office runs it, without the demo city, and a way to call it in any role.</summary>
public sealed class ApiApp : TestApp
{
    public const string Collection = "API";

    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Mode"] = "Production" };

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async Task<Actor> Account(Role role, string? unit = null, string? team = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var name = $"u{Guid.NewGuid():N}";
        var account = new Account { Id = Guid.NewGuid(), UserName = name, DisplayName = role.ToString(), Role = role, Unit = unit, Team = team };
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account)).Succeeded.ShouldBeTrue();
        return account.ToActor();
    }

    public async Task<HttpClient> As(Role role) => With(await Token(await Account(role, unit: role == Role.AssessedUnit ? "changli" : null)));

    public async Task<string> Token(Actor owner)
    {
        var secret = ApiTokenSecret.New();
        await Get<CreateApiToken>().Run(owner, Guid.NewGuid(), new NewApiToken(owner.AccountId, "测试", secret));
        return secret.Text;
    }

    public HttpClient With(string token)
    {
        var client = Direct();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}

/// <summary>One app for all tests of the API: they add accounts, and nothing that another of them counts.</summary>
[CollectionDefinition(ApiApp.Collection)]
public sealed class ApiCollection : ICollectionFixture<ApiApp>;
