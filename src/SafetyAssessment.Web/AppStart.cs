using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Demo;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Documents.Rubrics;

namespace SafetyAssessment.Web;

/// <summary>What a page may ask about this start of the app.</summary>
/// <param name="Mode">How it runs.</param>
/// <param name="SecureCookies">True when the sign-in is kept over TLS only.</param>
public sealed record AppState(AppMode Mode, bool SecureCookies)
{
    /// <summary>True in the demo city.</summary>
    public bool IsDemo => Mode == AppMode.Demo;
}

/// <summary>What must be done before the first page.</summary>
internal static class AppStart
{
    public static async Task Prepare(this IServiceProvider services, AppMode mode)
    {
        var log = services.GetRequiredService<ILogger<Program>>();
        var reading = Task.Run(() => BuiltInRubrics.Read()); // beside the database's start: the first page waits for both
        await services.GetRequiredService<DatabaseStart>().Run();
        await RefuseWrongData(services, mode);
        var builtIn = await reading;
        var frozen = await services.GetRequiredService<StoreBuiltIn>().Run(builtIn.Editions, builtIn.Schemes);
        if (frozen.Count > 0)
            log.LogWarning("In use and therefore not replaced: {Editions}", string.Join(", ", frozen));
        if (mode == AppMode.Demo)
            await services.GetRequiredService<FillDemoCity>().Run();
        else if (await services.GetRequiredService<IssueSetupCode>().Run() is { } code)
            log.LogWarning("First start: open /setup and create the system administrator with the one-time code {SetupCode}", code);
    }

    // The demo opens accounts without a password; it must never meet real ones, nor real work begin in a made-up city.
    private static async Task RefuseWrongData(IServiceProvider services, AppMode mode)
    {
        var use = await services.GetRequiredService<FirstStartQueries>().Use();
        if (mode == AppMode.Demo && use == DatabaseUse.Real)
            throw new InvalidOperationException("This database holds real accounts. The demo mode needs a data folder or database of its own.");
        if (mode == AppMode.Production && use == DatabaseUse.Demo)
            throw new InvalidOperationException(
                "This database holds the demo city. Set Data:Folder or ConnectionStrings:Postgres to another place, or Mode to Demo.");
    }
}
