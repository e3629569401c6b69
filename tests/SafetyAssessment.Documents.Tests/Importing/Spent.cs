namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>What a piece of work may spend.</summary>
internal static class Spent
{
    // Processor time, so that a busy machine fails nothing; what the thread allocates in all is more than it ever holds at once.
    public static T Within<T>(Func<T> work, int seconds)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Environment.CpuUsage.TotalTime;
        var result = work();
        (Environment.CpuUsage.TotalTime - started).ShouldBeLessThan(TimeSpan.FromSeconds(seconds));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(300L * 1024 * 1024);
        return result;
    }
}
