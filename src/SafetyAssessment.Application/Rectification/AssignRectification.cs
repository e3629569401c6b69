using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rectification;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Application.Rectification;

/// <summary>Findings of a sheet that become tasks.</summary>
/// <param name="Sheet">The confirmed sheet.</param>
/// <param name="Findings">The findings; those that are tasks already are passed over.</param>
/// <param name="Assignment">Who does what until when; the same for all of them.</param>
public sealed record TakeOver(Guid Sheet, IReadOnlyList<Guid> Findings, Assignment Assignment);

/// <summary>A problem that an inspection by others found.</summary>
/// <param name="Id">Which task.</param>
/// <param name="Scheme">Code of the scheme in whose year it counts.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="By">Who inspected.</param>
/// <param name="Number">Number of the document.</param>
/// <param name="FoundOn">When it was found.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Assignment">Who does what until when.</param>
public sealed record InspectionProblem(
    Guid Id, string Scheme, string Unit, string? By, string? Number, DateOnly FoundOn, string? Problem, Assignment Assignment);

/// <summary>Shape of <see cref="Assignment"/>.</summary>
public sealed class AssignmentValidator : AbstractValidator<Assignment>
{
    /// <summary>The rules.</summary>
    public AssignmentValidator()
    {
        RuleFor(assignment => assignment.Responsible).RequiredText(200);
        RuleFor(assignment => assignment.Measures).StorableText(1000);
    }
}

/// <summary>Shape of <see cref="InspectionProblem"/>.</summary>
public sealed class InspectionProblemValidator : AbstractValidator<InspectionProblem>
{
    /// <summary>The rules.</summary>
    public InspectionProblemValidator()
    {
        RuleFor(problem => problem.Unit).RequiredText(60);
        RuleFor(problem => problem.By).RequiredText(200);
        RuleFor(problem => problem.Number).RequiredText(100);
        RuleFor(problem => problem.Problem).RequiredText(1000);
    }
}

/// <summary>Makes tasks of findings of a confirmed sheet, each finding once; what an upheld appeal took away is passed over.</summary>
public sealed class TakeOverFindings(Writes writes, RubricCatalog rubrics, SchemeCatalog schemes, IValidator<Assignment> validator)
{
    /// <summary>Makes them.</summary>
    public Task Run(Actor actor, Guid operation, TakeOver request)
    {
        validator.Demand(request.Assignment);
        if (request.Findings.Count == 0)
            throw new RuleViolation(Rules.RectificationNothingChosen);
        return writes.Run(operation, actor, async (db, now) =>
        {
            var place = await db.Assessments.Where(known => known.Id == request.Sheet).Select(known => new { known.Team, known.Unit }).FirstOrDefaultAsync()
                ?? throw new RuleViolation(Rules.NotFound);
            actor.Demand(Permission.AssignRectification, await RectificationScope.Target(db, actor, place.Team, place.Unit));
            var sheet = await SheetWrites.Load(db, request.Sheet);
            if (sheet.State != AssessmentState.Confirmed)
                throw new RuleViolation(Rules.RectificationSheetNotConfirmed, sheet.State);
            return await Tasks(db, sheet, request, actor, now);
        });
    }

    private async Task<IEnumerable<DomainEvent>> Tasks(AssessmentDb db, Assessment sheet, TakeOver request, Actor actor, DateTime now)
    {
        var edition = await rubrics.Get(db, sheet.Rubric, sheet.Edition);
        var team = await db.Teams.Where(known => known.Code == sheet.Team).Select(known => known.Name).FirstOrDefaultAsync();
        var taken = await db.Rectifications.Where(task => task.SheetId == sheet.Id).Select(task => task.FindingId).ToListAsync();
        var repeats = await Repetitions.Of(db, schemes, sheet);
        var happened = new List<DomainEvent>();
        foreach (var counting in await CountingFindings.Of(db, sheet))
        {
            var row = sheet.Rows.First(known => known.ItemCode == counting.Item);
            foreach (var finding in counting.Findings.Where(known => request.Findings.Contains(known.Id) && !taken.Contains(known.Id)))
            {
                var origin = new FindingOrigin(sheet.Id, finding.Id, sheet.Rubric, row.ItemCode, finding.Clause);
                var problem = new FoundProblem(
                    ProblemSource.Finding, team ?? row.ChangedBy, null, RectificationTask.ChinaDay(row.ChangedAt), TextOf(finding, edition), origin);
                var task = new RectificationTask(
                    Guid.CreateVersion7(), sheet.Scheme, sheet.Unit, sheet.Team, problem, request.Assignment, repeats.GetValueOrDefault(finding.Clause), actor, now);
                db.Rectifications.Add(task);
                happened.Add(task.Assigned());
            }
        }

        return happened;
    }

    /// <summary>A finding in words: where and why, or what its clause says.</summary>
    internal static string TextOf(FindingEntry finding, RubricEdition edition)
    {
        var what = finding.Reason ?? edition.Index.Clause(finding.Clause)?.Clause.Text ?? finding.Clause;
        return finding.Place is { } where ? $"{where}：{what}" : what;
    }
}

/// <summary>Gives a task on a problem that an inspection by others found.</summary>
public sealed class RecordInspection(Writes writes, IValidator<InspectionProblem> validator, IValidator<Assignment> assignments)
{
    /// <summary>Gives it.</summary>
    public Task Run(Actor actor, Guid operation, InspectionProblem request)
    {
        validator.Demand(request);
        assignments.Demand(request.Assignment);
        return writes.Run(operation, actor, async (db, now) =>
        {
            actor.Demand(Permission.AssignRectification, await RectificationScope.Target(db, actor, null, request.Unit));
            if (!await db.Schemes.AnyAsync(known => known.Code == request.Scheme) || !await db.Units.AnyAsync(known => known.Code == request.Unit))
                throw new RuleViolation(Rules.NotFound);
            var problem = new FoundProblem(ProblemSource.Inspection, request.By!, request.Number, request.FoundOn, request.Problem!, null);
            var task = new RectificationTask(request.Id, request.Scheme, request.Unit, null, problem, request.Assignment, null, actor, now);
            db.Rectifications.Add(task);
            return task.Assigned();
        });
    }
}
