using SafetyAssessment.Application.Evidence;

namespace SafetyAssessment.Web.Features.Evidence;

/// <summary>The check as a command, for whoever has just restored a copy: <c>SafetyAssessment.Web check-evidence</c>.</summary>
internal static class EvidenceCommand
{
    public const string Name = "check-evidence";

    /// <returns>0 when every file is there and unaltered, else 1.</returns>
    public static async Task<int> Run(IServiceProvider services)
    {
        var state = await services.GetRequiredService<CheckEvidence>().Run();
        foreach (var fault in state.Faults)
            await Console.Out.WriteLineAsync($"{(fault.Missing ? "missing" : "altered")} {fault.Hash} {Place(fault)} {fault.FileName}");
        await Console.Out.WriteLineAsync($"{state.Files} files, {state.Faults.Count} faults");
        return state.Faults.Count == 0 ? 0 : 1;
    }

    private static string Place(EvidenceFault fault) =>
        fault.Evidence is { } evidence ? $"evidence {evidence} sheet {fault.Id}" : $"{fault.Owner.ToString().ToLowerInvariant()} {fault.Id}";
}
