using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Assessments;

/// <summary>Hands a sheet in; from then on it is locked.</summary>
public sealed class SubmitSheet(SheetWrites sheets)
{
    /// <summary>Hands it in.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet) =>
        sheets.Run(actor, operation, sheet, Permission.SubmitSheet, (loaded, edition, now) => loaded.Submit(edition, actor, now));
}

/// <summary>Sends a sheet back to its team with a reason.</summary>
public sealed class ReturnSheet(SheetWrites sheets)
{
    /// <summary>Sends it back.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet, string reason)
    {
        new ReasonValidator().Demand(new Reason(reason));
        return sheets.Run(actor, operation, sheet, Permission.ReturnSheet, (loaded, _, now) => loaded.Return(reason, actor, now));
    }
}

/// <summary>Confirms a sheet.</summary>
public sealed class ConfirmSheet(SheetWrites sheets)
{
    /// <summary>Confirms it.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet) =>
        sheets.Run(actor, operation, sheet, Permission.ConfirmSheet, (loaded, _, now) => loaded.Confirm(actor, now));
}
