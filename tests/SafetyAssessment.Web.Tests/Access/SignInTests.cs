using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Tests.Access;

/// <summary>Signing in by password, as an office does; each test has an installation of its own.</summary>
public sealed class SignInTests : IDisposable
{
    private const string Password = "Correct-Horse-7";
    private readonly RealApp app = new();
    private readonly HttpClient client;

    public SignInTests() => client = app.Direct();

    public void Dispose()
    {
        client.Dispose();
        app.Dispose();
    }

    [Fact]
    public async Task The_first_start_leads_to_the_set_up_and_its_code_works_once()
    {
        var code = await app.Services.GetRequiredService<IssueSetupCode>().Run();
        using var page = await client.Page("/sign-in");
        page.QuerySelector("a[href='/setup']").ShouldNotBeNull();

        using var wrong = await SetUp("AAAA-AAAA-AAAA-AAAA-AAAA");
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("初始化码不正确");
        using var right = await SetUp(code!);
        right.Headers.Location!.ToString().ShouldEndWith("/sign-in");

        using var again = await client.Page("/setup");
        again.QuerySelector("input[name='Input.Code']").ShouldBeNull();
        (await app.Services.GetRequiredService<IssueSetupCode>().Run()).ShouldBeNull();
    }

    [Fact]
    public async Task The_right_password_signs_in_and_leads_back_to_where_one_wanted_to_go()
    {
        await Administrator();
        using var answer = await client.Submit("/sign-in?back=%2Faccounts", "form", ("Input.UserName", "chief"), ("Input.Password", Password));

        answer.Headers.Location!.ToString().ShouldEndWith("/accounts");
        (await client.IsSignedIn()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_cookie_is_bound_to_this_host_and_to_TLS_and_closed_to_scripts()
    {
        await Administrator();
        using var answer = await client.SignIn("chief", Password);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("__Host-", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("secure");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
    }

    [Theory]
    [InlineData("chief", "wrong")]
    [InlineData("nobody", Password)]
    [InlineData("chief", "")]
    public async Task A_wrong_name_and_a_wrong_password_are_refused_in_the_same_words(string userName, string password)
    {
        await Administrator();
        using var answer = await client.SignIn(userName, password);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("账号名或密码不正确");
        (await client.IsSignedIn()).ShouldBeFalse();
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_account_also_for_the_right_one()
    {
        await Administrator();
        for (var attempt = 0; attempt < 5; attempt++)
            (await client.SignIn("chief", "wrong")).Dispose();
        using var answer = await client.SignIn("chief", Password);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("暂时关闭");
        (await client.IsSignedIn()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_locked_account_is_refused_in_the_same_words()
    {
        var chief = await Administrator();
        await app.Services.GetRequiredService<CreateAccount>().Run(chief, Guid.NewGuid(), new NewAccount("second", "副管理员", Role.SystemAdministrator, Password));
        var second = (await app.Services.GetRequiredService<AccountQueries>().List(chief, "second")).Single();

        await app.Services.GetRequiredService<LockAccount>().Run(chief, Guid.NewGuid(), second.Id);

        using var answer = await client.SignIn("second", Password);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("账号名或密码不正确");
        (await client.IsSignedIn()).ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_out_needs_the_form_of_the_page_and_a_new_password_ends_the_session()
    {
        await Administrator();
        (await client.SignIn("chief", Password)).Dispose();

        using var without = await client.PostAsync(new Uri("/sign-out", UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("from", "")]));
        without.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.IsSignedIn()).ShouldBeTrue();

        using var by = await client.Submit("/password", "form", ("Input.Current", Password), ("Input.Password", "Another-Horse-8"));
        by.Headers.Location!.ToString().ShouldContain("/sign-in");
        (await client.IsSignedIn()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/units?search=x", "/units?search=x")]
    [InlineData("https://foreign.example/", "/")]
    [InlineData("//foreign.example/", "/")]
    [InlineData("/\\foreign.example", "/")]
    [InlineData("/\t/foreign.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void One_is_led_back_only_into_this_app(string? asked, string led) => LocalAddress.Of(asked).ShouldBe(led);

    private Task<HttpResponseMessage> SetUp(string code) => client.Submit(
        "/setup", "form", ("Input.Code", code), ("Input.UserName", "chief"), ("Input.DisplayName", "管理员"), ("Input.Password", Password));

    private async Task<Actor> Administrator()
    {
        var code = await app.Services.GetRequiredService<IssueSetupCode>().Run();
        await app.Services.GetRequiredService<UseSetupCode>().Run(code!, "chief", "管理员", Password);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Account>>();
        return (await accounts.FindByNameAsync("chief"))!.ToActor();
    }
}
