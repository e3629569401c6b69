using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Tests.Features.Rubrics.Editing;

/// <summary>A component as a browser gets it.</summary>
internal static class Rendered
{
    public static async Task<IDocument> Of<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<RuleSentences>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(
            ParameterView.FromDictionary(parameters.ToDictionary(given => given.Name, given => given.Value)))).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }

    /// <summary>The words of all labels, in their order.</summary>
    public static IEnumerable<string> Labels(this IDocument page) => page.QuerySelectorAll("label").Select(label => label.TextContent.Trim());

    /// <summary>The value of the field with this label.</summary>
    public static string? Field(this IDocument page, string label)
    {
        var field = page.GetElementById(page.QuerySelectorAll("label").First(known => known.TextContent.Trim() == label).GetAttribute("for")!)!;
        return field.LocalName == "select" ? field.QuerySelector("option[selected]")?.TextContent.Trim()
            : field.LocalName == "textarea" ? field.TextContent : field.GetAttribute("value");
    }
}
