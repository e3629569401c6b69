using Microsoft.AspNetCore.Localization;

namespace SafetyAssessment.Web.Shared;

/// <summary>The languages of the pages: Chinese unless someone asked for English by the switch.</summary>
public static class Cultures
{
    public const string Default = "zh-CN";

    public const string English = "en";

    /// <summary>Every language there is.</summary>
    public static IReadOnlyList<string> Supported { get; } = [Default, English];

    public static void Configure(RequestLocalizationOptions options)
    {
        options.SetDefaultCulture(Default).AddSupportedCultures([.. Supported]).AddSupportedUICultures([.. Supported]);

        // The browser's own language is not asked: many Chinese offices run an English Windows.
        options.RequestCultureProviders = [new QueryStringRequestCultureProvider(), new CookieRequestCultureProvider()];
    }
}
