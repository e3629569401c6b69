using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafetyAssessment.Application;
using SafetyAssessment.Application.Demo;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Tests.Features.Results;

/// <summary>The demo city in a real SQLite file, for tests that compare a page with what is stored.</summary>
public sealed class ResultCity : IAsyncLifetime
{
    public const string Scheme = "qinhuangdao-2016";
    private readonly string folder = Directory.CreateTempSubdirectory("safety-results-").FullName;
    private readonly ServiceProvider services;

    public ResultCity()
    {
        var collection = new ServiceCollection();
        collection.AddLogging().AddLocalization().AddSingleton<RuleSentences>().AddApplication(new DatabaseOptions(folder, null));
        services = collection.BuildServiceProvider();
    }

    /// <summary>Somebody who reads results; reading asks for the role alone.</summary>
    public Actor Reader { get; } = new(Guid.NewGuid(), "阅读人", Role.Leader);

    public async Task InitializeAsync()
    {
        await Get<DatabaseStart>().Run();
        var builtIn = BuiltInRubrics.Read();
        await Get<StoreBuiltIn>().Run(builtIn.Editions, builtIn.Schemes);
        await Get<FillDemoCity>().Run();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Renders a component as the browser would first get it, in the language of <paramref name="culture"/>.</summary>
    public async Task<IDocument> Render<TComponent>(Dictionary<string, object?> parameters, string culture = Cultures.Default)
        where TComponent : IComponent
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            await using var renderer = new HtmlRenderer(services, Get<ILoggerFactory>());
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
                (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
            return new HtmlParser().ParseDocument(html);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}

/// <summary>Reads numbers off a page.</summary>
internal static class Numbers
{
    /// <summary>The number that an element shows; a dash for «not known» is null.</summary>
    public static decimal? Number(this IElement element)
    {
        var text = element.ChildNodes.OfType<IText>().Select(node => node.Text.Trim()).First(text => text.Length > 0);
        return text == "—" ? null : decimal.Parse(text.Replace('−', '-'), NumberStyles.Number, CultureInfo.InvariantCulture);
    }
}
