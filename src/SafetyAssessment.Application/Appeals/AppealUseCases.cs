using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Application.Teams;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Application.Appeals;

/// <summary>Shape of a claim.</summary>
public sealed class AppealClaimValidator : AbstractValidator<AppealClaim>
{
    /// <summary>Most files of one appeal.</summary>
    public const int MostFiles = 20;

    /// <summary>The rules.</summary>
    public AppealClaimValidator()
    {
        RuleFor(claim => claim.Item).RequiredText(40);
        RuleFor(claim => claim.Text).RequiredText(2_000);
        RuleFor(claim => claim.Files).Must(files => files is null || files.Count <= MostFiles).WithErrorCode(Rules.ListTooLong)
            .WithState(_ => new object?[] { MostFiles });
    }
}

/// <summary>Appeals against an item of a confirmed sheet.</summary>
public sealed class RaiseAppeal(SheetWrites sheets, RubricCatalog rubrics, SchemeCatalog schemes, IValidator<AppealClaim> validator)
{
    /// <summary>Appeals. The same id again changes nothing.</summary>
    public Task Run(Actor actor, Guid operation, Guid id, Guid sheet, AppealClaim claim)
    {
        validator.Demand(claim);
        return sheets.InTurn(actor, operation, sheet, async (db, now) =>
        {
            var loaded = await SheetWrites.Load(db, sheet);
            actor.Demand(Permission.RaiseAppeal, loaded);
            var earlier = await db.Appeals.AsNoTracking().Where(known => known.AssessmentId == sheet).ToListAsync();
            var (appeal, raised) = Appeal.Raise(id, loaded, await rubrics.Get(db, loaded.Rubric, loaded.Edition), claim,
                await SheetAppeals.Window(db, schemes, loaded), earlier, actor, now);
            db.Appeals.Add(appeal);
            return [raised];
        });
    }
}

/// <summary>Decides an appeal; whoever scored the sheet or handed it in can't.</summary>
public sealed class DecideAppeal(SheetWrites sheets, RubricCatalog rubrics, IValidator<RowSnapshot> rows)
{
    /// <summary>Decides it.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet, Guid appeal, AppealDecision decision, long expectedVersion)
    {
        new ReasonValidator().Demand(new Reason(decision.Reason));
        if (decision.Adjusted is { } adjusted)
            rows.Demand(adjusted);
        return sheets.InTurn(actor, operation, sheet, async (db, now) =>
        {
            var loaded = await SheetWrites.Load(db, sheet);
            actor.Demand(Permission.DecideAppeal, loaded);
            await Recusals.Demand(db, actor, loaded.Unit);
            var known = await db.Appeals.FirstOrDefaultAsync(known => known.Id == appeal && known.AssessmentId == sheet) ?? throw new RuleViolation(Rules.NotFound);
            var edition = await rubrics.Get(db, loaded.Rubric, loaded.Edition);
            return [known.Decide(loaded, edition, decision, await SheetAppeals.Workers(db, sheet), expectedVersion, actor, now)];
        });
    }
}

/// <summary>Sets how many days units may appeal in a scheme.</summary>
public sealed class SetAppealTerm(Writes writes, SchemeCatalog schemes)
{
    /// <summary>Sets it, for windows that are open as well.</summary>
    public Task Run(Actor actor, Guid operation, string scheme, int days, long expectedVersion)
    {
        actor.Demand(Permission.SetAppealTerm);
        if (days is < 0 or > AppealWindow.MostDays)
            throw new InvalidInput([new Problem("days", Rules.OutOfRange, days, 0, AppealWindow.MostDays)]);
        return writes.Run(operation, actor, async (db, _) =>
        {
            var known = await db.AppealTerms.FirstOrDefaultAsync(term => term.Scheme == scheme);
            if (known is null)
                db.AppealTerms.Add(known = new AppealTerm(scheme, (await schemes.Get(db, scheme)).AppealDays ?? AppealWindow.UsualDays));
            return known.Set(days, expectedVersion);
        });
    }
}

/// <summary>What appeals ask of the audit: it knows who did what to a sheet, and when.</summary>
internal static class SheetAppeals
{
    private static readonly string[] Work = ["row.saved", "sheet.submitted"];

    /// <summary>The accounts that scored a sheet or handed it in.</summary>
    public static async Task<IReadOnlyCollection<Guid>> Workers(AssessmentDb db, Guid sheet)
    {
        var id = sheet.ToString();
        return await db.Audit.Where(line => line.Entity == "assessment" && line.EntityId == id && Work.Contains(line.Action))
            .Select(line => line.AccountId).Distinct().ToListAsync();
    }

    /// <summary>Until when a confirmed sheet can be appealed against.</summary>
    public static async Task<AppealWindow> Window(AssessmentDb db, SchemeCatalog schemes, Assessment sheet)
    {
        var id = sheet.Id.ToString();
        var confirmed = await db.Audit.Where(line => line.Entity == "assessment" && line.EntityId == id && line.Action == "sheet.confirmed")
            .OrderByDescending(line => line.Id).Select(line => (DateTime?)line.At).FirstOrDefaultAsync();
        return new AppealWindow(confirmed ?? sheet.ChangedAt ?? default, (await Term(db, schemes, sheet.Scheme)).Days);
    }

    /// <summary>The office's term, else the scheme's, else the usual one.</summary>
    public static async Task<(int Days, long Version)> Term(AssessmentDb db, SchemeCatalog schemes, string scheme) =>
        await db.AppealTerms.AsNoTracking().FirstOrDefaultAsync(term => term.Scheme == scheme) is { } set
            ? (set.Days, set.Version)
            : ((await schemes.Get(db, scheme)).AppealDays ?? AppealWindow.UsualDays, 0);
}
