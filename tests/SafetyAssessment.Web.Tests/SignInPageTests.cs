using AngleSharp.Html.Parser;

namespace SafetyAssessment.Web.Tests;

public sealed class SignInPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/sign-in", "zh-CN", "登录")]
    [InlineData("/sign-in?culture=en", "en", "Sign in")]
    public async Task Pages_are_Chinese_unless_English_was_asked_for(string address, string language, string heading)
    {
        var html = await app.CreateClient().GetStringAsync(new Uri(address, UriKind.Relative));
        using var page = new HtmlParser().ParseDocument(html);

        page.DocumentElement.GetAttribute("lang").ShouldBe(language);
        page.QuerySelector("h1")!.TextContent.ShouldBe(heading);
    }

    [Theory]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/_content/BootstrapBlazor/css/bootstrap.blazor.bundle.min.css")]
    [InlineData("/app.css")]
    public async Task Static_files_are_served_to_everybody_and_not_empty(string address)
    {
        var content = await app.CreateClient().GetByteArrayAsync(new Uri(address, UriKind.Relative));

        content.Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_page_sends_one_who_is_not_signed_in_to_the_sign_in_and_back()
    {
        using var answer = await app.Direct().GetAsync(new Uri("/units?search=x", UriKind.Relative));

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/sign-in?back=%2Funits%3Fsearch%3Dx");
    }
}
