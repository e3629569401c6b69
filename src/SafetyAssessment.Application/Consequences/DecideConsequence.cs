using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Consequences;

namespace SafetyAssessment.Application.Consequences;

/// <summary>A decision on a proposed consequence.</summary>
/// <param name="Id">Given by the page.</param>
/// <param name="Place">Whose.</param>
/// <param name="Rule">Code of the scheme's rule.</param>
/// <param name="Seen">The years as the person saw them.</param>
/// <param name="Verdict">What the person decides.</param>
public sealed record ConsequenceRequest(Guid Id, ConsequencePlace Place, string Rule, IReadOnlyList<YearGrade> Seen, ConsequenceVerdict Verdict);

/// <summary>Confirms a proposed consequence with the document that decides it, or dismisses it with a reason. No score changes.</summary>
public sealed class DecideConsequence(Writes writes, SchemeCatalog schemes, PublicationCatalog publications)
{
    /// <summary>Decides.</summary>
    public Task Run(Actor actor, Guid operation, ConsequenceRequest request)
    {
        actor.Demand(Permission.DecideConsequence);
        new ReasonValidator(required: false).Demand(new Reason(request.Verdict.Reason));
        if (request.Verdict.Document?.Length > 100)
            throw new InvalidInput([new Problem("document", Rules.TooLong, 100)]);
        return writes.Run(operation, actor, async (db, now) =>
        {
            var place = request.Place;
            var scheme = await schemes.Get(db, place.Scheme);
            var group = SchemeCatalog.Group(scheme, place.Group);
            // Read here and not taken from the page: a year that was re-opened meanwhile has no grade any more.
            var years = await ConsequenceYears.Read(db, schemes, publications, scheme, place.Group);
            if (years.Rules.All(rule => rule.Code != request.Rule) || (await SchemeCatalog.UnitsOf(db, group)).All(unit => unit.Code != place.Unit))
                throw new RuleViolation(Rules.NotFound);
            var proposal = years.Proposals(place.Unit).FirstOrDefault(known => known.Rule.Code == request.Rule)
                ?? throw new RuleViolation(Rules.ConsequenceYearsChanged);
            var earlier = await db.ConsequenceDecisions.AsNoTracking()
                .Where(known => known.Scheme == place.Scheme && known.Group == place.Group && known.Unit == place.Unit && known.Rule == request.Rule)
                .OrderBy(known => known.Number).ToListAsync();
            var (decision, decided) = ConsequenceDecision.Make(request.Id, place, proposal, request.Seen, earlier, request.Verdict, actor, now);
            db.ConsequenceDecisions.Add(decision);
            return decided;
        });
    }
}
