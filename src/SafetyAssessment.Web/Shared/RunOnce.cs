namespace SafetyAssessment.Web.Shared;

/// <summary>Lets a handler run once at a time: the second half of a double click does nothing.</summary>
public sealed class RunOnce
{
    /// <summary>True while it runs; disables the button.</summary>
    public bool Busy { get; private set; }

    /// <summary>Runs the handler unless it is running.</summary>
    public async Task Run(Func<Task> handler)
    {
        if (Busy)
            return;
        Busy = true;
        try
        {
            await handler();
        }
        finally
        {
            Busy = false;
        }
    }
}
