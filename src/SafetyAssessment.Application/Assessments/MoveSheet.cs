using SafetyAssessment.Application.Opinions;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Assessments;

/// <summary>Hands a sheet in; from then on it is locked.</summary>
public sealed class SubmitSheet(SheetWrites sheets)
{
    /// <summary>Hands it in.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet) =>
        sheets.Run(actor, operation, sheet, Permission.SubmitSheet, (loaded, edition, now) => loaded.Submit(edition, actor, now));
}

/// <summary>Sends a sheet back to its team with a reason; what the unit said about it is closed with that.</summary>
public sealed class ReturnSheet(SheetWrites sheets)
{
    /// <summary>Sends it back.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet, string reason)
    {
        new ReasonValidator().Demand(new Reason(reason));
        return sheets.InTurn(actor, operation, sheet, async (db, now) =>
        {
            var loaded = await SheetWrites.Load(db, sheet);
            actor.Demand(Permission.ReturnSheet, loaded);
            var opinions = await SheetOpinions.Current(db, sheet);
            return [loaded.Return(reason, actor, now), .. opinions.Select(opinion => opinion.Close(now))];
        });
    }
}

/// <summary>Confirms a sheet on which no disagreement of the unit is open.</summary>
public sealed class ConfirmSheet(SheetWrites sheets)
{
    /// <summary>Confirms it.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet) => sheets.InTurn(actor, operation, sheet, async (db, now) =>
    {
        var loaded = await SheetWrites.Load(db, sheet);
        actor.Demand(Permission.ConfirmSheet, loaded);
        return [loaded.Confirm(await SheetOpinions.Current(db, sheet), actor, now)];
    });
}
