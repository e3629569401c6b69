using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Accounts;

namespace SafetyAssessment.Web.Tests.Access;

/// <summary>The demo opens accounts without a password: it must never be on by accident, nor meet real accounts.</summary>
public class AppModeTests
{
    [Fact]
    public void The_demo_runs_by_itself_only_in_development()
    {
        AppModes.Decide(null, development: true).ShouldBe(AppMode.Demo);
        AppModes.Decide(null, development: false).ShouldBe(AppMode.Production);
        AppModes.Decide("", development: false).ShouldBe(AppMode.Production);
    }

    [Theory]
    [InlineData("Demo", AppMode.Demo)]
    [InlineData("demo", AppMode.Demo)]
    [InlineData("Production", AppMode.Production)]
    public void The_setting_decides_where_it_is_given(string setting, AppMode mode)
    {
        AppModes.Decide(setting, development: false).ShouldBe(mode);
        AppModes.Decide(setting, development: true).ShouldBe(mode);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("7")]
    public void A_setting_that_is_no_mode_stops_the_start(string setting) =>
        Should.Throw<InvalidOperationException>(() => AppModes.Decide(setting, development: true));

    [Fact]
    public async Task In_production_nobody_signs_in_without_a_password()
    {
        await using var app = new RealApp();
        using var client = app.Direct();
        using var page = await client.Page("/sign-in");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("account", FirstStartQueries.DemoAdministrator)]);
        using var answer = await client.PostAsync(new Uri("/demo-sign-in", UriKind.Relative), form);

        answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await client.IsSignedIn()).ShouldBeFalse();
        page.QuerySelectorAll(".demo-role").ShouldBeEmpty();
        page.QuerySelectorAll(".demo-banner").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_demo_refuses_to_start_on_a_database_with_real_accounts()
    {
        await using var real = new RealApp();
        var code = await real.Services.GetRequiredService<IssueSetupCode>().Run();
        await real.Services.GetRequiredService<UseSetupCode>().Run(code!, "chief", "管理员", "Correct-Horse-7");
        await using var demo = new DemoApp(real.DataFolder);

        Should.Throw<InvalidOperationException>(() => demo.CreateClient()).Message.ShouldContain("real accounts");
    }

    [Fact]
    public async Task Production_refuses_to_start_on_the_demo_city()
    {
        await using var demo = new TestApp();
        demo.CreateClient().Dispose();
        await using var real = new RealApp(demo.DataFolder);

        Should.Throw<InvalidOperationException>(() => real.CreateClient()).Message.ShouldContain("demo city");
    }
}
