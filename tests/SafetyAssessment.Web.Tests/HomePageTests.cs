using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace SafetyAssessment.Web.Tests;

public sealed class HomePageTests(WebApplicationFactory<Program> app) : IClassFixture<WebApplicationFactory<Program>>
{
    [Theory]
    [InlineData("/", "zh-CN", "安全生产目标考核")]
    [InlineData("/?culture=en", "en", "Safety Assessment")]
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
    public async Task Static_files_are_served_and_not_empty(string address)
    {
        var content = await app.CreateClient().GetByteArrayAsync(new Uri(address, UriKind.Relative));

        content.Length.ShouldBeGreaterThan(100);
    }
}
