using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Publications;

namespace SafetyAssessment.Application.Publications;

/// <summary>Compiles a group's ranking for the office to decide on; a second time it takes in what has changed since.</summary>
public sealed class CompileRanking(Writes writes, IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, RubricCatalog rubrics)
{
    /// <summary>Compiles it, away from the thread that asks: a page goes on working meanwhile.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">One for each thing a person does.</param>
    /// <param name="id">Id of the compilation, if it is the first of its revision.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="group">The group.</param>
    /// <param name="progress">Told after each unit.</param>
    /// <param name="cancellation">Stops before anything is stored.</param>
    /// <exception cref="RuleViolation"><see cref="Rules.Published"/> while a publication of the group is in force.</exception>
    public Task Run(
        Actor actor, Guid operation, Guid id, string scheme, string group, IProgress<CompileProgress>? progress = null, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.PublishResults);
        return Task.Run(async () =>
        {
            await using (var first = await contexts.CreateDbContextAsync(cancellation))
                await PublishedGuard.Demand(first, [new InputPlace(scheme, group, null)]);
            CompiledRanking compiled;
            await using (var db = await contexts.CreateDbContextAsync(cancellation))
                compiled = await RankingCompiler.Compile(db, schemes, rubrics, scheme, group, progress, cancellation);
            await writes.Run(operation, actor, async (db, now) =>
            {
                await PublishedGuard.Demand(db, [new InputPlace(scheme, group, null)]);
                var stored = await db.Compilations.FirstOrDefaultAsync(
                    known => known.Scheme == scheme && known.Group == group && known.State != CompilationState.Published, cancellation);
                if (stored is null)
                {
                    var published = await db.Compilations.AsNoTracking().Where(known => known.Scheme == scheme && known.Group == group)
                        .OrderByDescending(known => known.CompiledAt).FirstOrDefaultAsync(cancellation);
                    db.Compilations.Add(stored = new Compilation(id, scheme, group, published));
                }

                return stored.Compile(compiled.Json, compiled.Hash, compiled.Proposals, actor, now);
            }, cancellation);
        }, cancellation);
    }
}
