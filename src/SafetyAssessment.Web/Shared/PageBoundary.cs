using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Web.Shared;

/// <summary>Keeps a fault inside its page: a refusal is said in its sentence, a bug gets a reference number that the log knows too.</summary>
public sealed class PageBoundary : ErrorBoundary
{
    /// <summary>What the person can name when asking for help.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The refusal, when it was no bug.</summary>
    public RuleViolation? Refusal => CurrentException as RuleViolation;

    [Inject]
    private ILogger<PageBoundary> Log { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        if (exception is RuleViolation)
            return Task.CompletedTask;
        Reference = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        Log.LogError(exception, "A page failed, reference {Reference}", Reference);
        return Task.CompletedTask;
    }
}
