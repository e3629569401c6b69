using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SafetyAssessment.Web.Tests.Access;

/// <summary>Fills in a form as a browser without script does: hidden fields and antiforgery token come from the page.</summary>
internal static class Forms
{
    public static async Task<IDocument> Page(this HttpClient client, string address)
    {
        var html = await client.GetStringAsync(new Uri(address, UriKind.Relative));
        return new HtmlParser().ParseDocument(html);
    }

    public static async Task<HttpResponseMessage> Submit(this HttpClient client, string address, string form, params (string Name, string Value)[] fields)
    {
        using var page = await client.Page(address);
        var element = page.QuerySelector(form).ShouldNotBeNull($"{address} has no {form}");
        var content = element.QuerySelectorAll("input[type=hidden]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? ""))
            .Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var body = new FormUrlEncodedContent(content);
        return await client.PostAsync(new Uri(element.GetAttribute("action") ?? address, UriKind.Relative), body);
    }

    public static Task<HttpResponseMessage> SignIn(this HttpClient client, string userName, string password) =>
        client.Submit("/sign-in", "form", ("Input.UserName", userName), ("Input.Password", password));

    public static async Task<bool> IsSignedIn(this HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Signs in with one of the demo's accounts.</summary>
    public static async Task<HttpClient> DemoClient(this TestApp app, string account)
    {
        var client = app.Direct();
        using var answer = await client.Submit("/sign-in", $"form:has(input[value='demo-{account}'])");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }
}
