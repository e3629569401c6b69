using System.Reflection;
using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Web.Resources;

namespace SafetyAssessment.Web.Api;

/// <summary>Whether the app can work. Anyone may ask; it tells versions and nothing of the data.</summary>
internal static class HealthEndpoint
{
    // What stands after the plus names the commit, which helps nobody who asks for the release.
    private static readonly string Version =
        typeof(HealthEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public static void MapHealth(this WebApplication app) => app.MapGet("/healthz", Get).AllowAnonymous().WithTags("health")
        .WithName("getHealth").WithSummary("运行状况 · Whether the app can work")
        .Produces<HealthBody>().Produces<HealthBody>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Microsoft.AspNetCore.Http.HttpResults.JsonHttpResult<HealthBody>> Get(
        DatabaseHealth health, CheckEvidence evidence, IStringLocalizer<ApiTexts> texts, HttpResponse response, CancellationToken cancellation)
    {
        var database = await health.Ask(cancellation);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new HealthBody(
                database.Reachable ? HealthStatus.Healthy : HealthStatus.Unhealthy, Version,
                new DatabaseBody(database.Engine, database.Version, database.Reachable, database.WriteGate, database.WalRace ? texts["WalRace", database.Version!].Value : null),
                new EvidenceBody(evidence.Last?.CheckedAt, evidence.Last?.Faults.Count)),
            ApiJson.Options, statusCode: database.Reachable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>How the app is.</summary>
internal enum HealthStatus
{
    /// <summary>It works.</summary>
    Healthy,

    /// <summary>The database does not answer.</summary>
    Unhealthy,
}

/// <summary>How the app is.</summary>
/// <param name="Status">In a word.</param>
/// <param name="Version">Version of the app.</param>
/// <param name="Database">The database.</param>
/// <param name="Evidence">The files of the evidence.</param>
internal sealed record HealthBody(HealthStatus Status, string Version, DatabaseBody Database, EvidenceBody Evidence);

/// <summary>How the database is.</summary>
/// <param name="Engine">SQLite or PostgreSQL.</param>
/// <param name="Version">Version of the library or server; null when it does not answer.</param>
/// <param name="Reachable">True when it answers.</param>
/// <param name="WriteGate">True when saves are let through one at a time.</param>
/// <param name="Note">What an operator should know.</param>
internal sealed record DatabaseBody(string Engine, string? Version, bool Reachable, bool WriteGate, string? Note);

/// <summary>What the last look through the stored files found.</summary>
/// <param name="CheckedAt">When, UTC; null when this process has not looked yet.</param>
/// <param name="Faults">Files that are missing or altered; the log names them.</param>
internal sealed record EvidenceBody(DateTime? CheckedAt, int? Faults);
