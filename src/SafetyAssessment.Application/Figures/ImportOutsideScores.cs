using FluentValidation;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Figures;

/// <summary>Stores outside scores that come in a file, by the rules of <see cref="SetExternalScore"/> and <see cref="SetEnteredScore"/>: all that the person accepted, or none.</summary>
public sealed class ImportOutsideScores(
    Writes writes, SchemeCatalog schemes, IValidator<ExternalScoreRequest> percentRules, IValidator<EnteredScoreRequest> pointRules)
{
    /// <summary>Cells that one file brings at most.</summary>
    public const int MostCells = 20_000;

    /// <summary>Stores them in one transaction, with an audit event for each cell.</summary>
    /// <exception cref="ChangedMeanwhile">Somebody changed one of the cells since the person decided; nothing was stored.</exception>
    public Task Run(Actor actor, Guid operation, string scheme, string group, IReadOnlyList<ExternalScoreRequest> percents, IReadOnlyList<EnteredScoreRequest> points)
    {
        if (percents.Count + points.Count is 0 or > MostCells)
            throw new InvalidInput([percents.Count + points.Count == 0 ? new Problem("cells", Rules.Required) : new Problem("cells", Rules.ListTooLong, MostCells)]);
        foreach (var cell in percents)
            percentRules.Demand(cell);
        foreach (var cell in points)
            pointRules.Demand(cell);
        return writes.Run(operation, actor, async (db, now) =>
            await OutsideCells.Set(db, scheme, SchemeCatalog.Group(await schemes.Get(db, scheme), group), actor, percents, points, now));
    }
}
