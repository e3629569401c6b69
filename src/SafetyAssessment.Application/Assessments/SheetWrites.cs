using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Application.Assessments;

/// <summary>What every write to a sheet has in common: load it whole, demand the permission, let it act, store, tell.</summary>
public sealed class SheetWrites(Writes writes, RubricCatalog rubrics, SheetChanges rows, EvidenceChanges evidence)
{
    // Who saves in the same sheet takes turns: each save raises the sheet's version, and whoever is slowest would lose to the others again and
    // again. Between processes the version alone decides. Two sheets may share a turn, which costs some milliseconds and keeps the number fixed.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    internal Task Run(
        Actor actor, Guid operation, Guid sheetId, Permission permission, Func<Assessment, RubricEdition, DateTime, DomainEvent?> act) =>
        InTurn(actor, operation, sheetId, async (db, now) =>
        {
            var sheet = await Load(db, sheetId);
            await SheetDemand.Ask(db, actor, permission, sheet, now);
            return act(sheet, await rubrics.Get(db, sheet.Rubric, sheet.Edition), now) is { } happened ? [happened] : [];
        });

    /// <summary>The same for work that loads for itself what it needs.</summary>
    internal async Task InTurn(Actor actor, Guid operation, Guid sheetId, Func<AssessmentDb, DateTime, Task<IEnumerable<DomainEvent>>> work)
    {
        List<DomainEvent> happened = [];
        await InTurns([sheetId], () => writes.Run(operation, actor, async (db, now) => happened = [.. await work(db, now)]));
        foreach (var change in happened)
            (change.Entity == EvidenceRecord.Entity ? evidence : rows).Publish(sheetId, change.Path);
    }

    /// <summary>The same for rows of several sheets: all of them are stored in one transaction, or none.</summary>
    internal async Task Run(
        Actor actor, Guid operation, IReadOnlyList<Guid> sheetIds, Permission permission, Func<Assessment, RubricEdition, DateTime, IEnumerable<DomainEvent>> act)
    {
        List<(Guid Sheet, DomainEvent Event)> happened = [];
        await InTurns(sheetIds, () => writes.Run(operation, actor, async (db, now) =>
        {
            happened = [];
            foreach (var id in sheetIds)
            {
                var sheet = await Load(db, id);
                await SheetDemand.Ask(db, actor, permission, sheet, now);
                happened.AddRange(act(sheet, await rubrics.Get(db, sheet.Rubric, sheet.Edition), now).Select(change => (id, change)));
            }

            return happened.Select(change => change.Event);
        }));
        foreach (var (sheet, change) in happened)
            rows.Publish(sheet, change.Path);
    }

    // Always in the same order: two that each wait for the other's turn would wait for ever.
    private async Task InTurns(IReadOnlyList<Guid> sheetIds, Func<Task> work)
    {
        var taken = new Stack<SemaphoreSlim>();
        try
        {
            foreach (var turn in sheetIds.Select(id => (uint)id.GetHashCode() % (uint)turns.Length).Distinct().Order())
            {
                await turns[turn].WaitAsync();
                taken.Push(turns[turn]);
            }

            await work();
        }
        finally
        {
            while (taken.TryPop(out var turn))
                turn.Release();
        }
    }

    internal static async Task<Assessment> Load(AssessmentDb db, Guid id) =>
        await db.SheetsOfAnyKind.Include(sheet => sheet.Rows).ThenInclude(row => row.Findings).AsSplitQuery().FirstOrDefaultAsync(sheet => sheet.Id == id)
        ?? throw new RuleViolation(Rules.NotFound);
}
