using SafetyAssessment.Application.Demo;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Documents.Rubrics;

namespace SafetyAssessment.Web;

/// <summary>What a page may ask about this start of the app.</summary>
/// <param name="Mode">How it runs.</param>
public sealed record AppState(AppMode Mode)
{
    /// <summary>True in the demo city.</summary>
    public bool IsDemo => Mode == AppMode.Demo;
}

/// <summary>What must be done before the first page.</summary>
internal static class AppStart
{
    public static async Task Prepare(this IServiceProvider services, AppMode mode)
    {
        await services.GetRequiredService<DatabaseStart>().Run();
        var builtIn = BuiltInRubrics.Read();
        var frozen = await services.GetRequiredService<StoreBuiltIn>().Run(builtIn.Editions, builtIn.Schemes);
        if (frozen.Count > 0)
            services.GetRequiredService<ILogger<Program>>().LogWarning("In use and therefore not replaced: {Editions}", string.Join(", ", frozen));
        if (mode == AppMode.Demo)
            await services.GetRequiredService<FillDemoCity>().Run();
    }
}
