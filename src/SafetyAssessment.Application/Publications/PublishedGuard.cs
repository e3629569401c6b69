using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Consequences;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Indicators;
using SafetyAssessment.Domain.Opinions;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Publications;
using SafetyAssessment.Domain.Rectification;
using SafetyAssessment.Domain.Rubrics.Drafts;
using SafetyAssessment.Domain.Sampling;
using SafetyAssessment.Domain.Teams;
using SafetyAssessment.Domain.Units;
using SafetyAssessment.Domain.Verifications;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Publications;

/// <summary>What a stored row is an input of: a group where one is named, else every group of the scheme that the unit is in.</summary>
internal sealed record InputPlace(string Scheme, string? Group, string? Unit);

/// <summary>
/// Refuses every save that would change an input of a published ranking. It stands in the context's save and not in the use cases: a use case
/// can't forget it, and the question is asked in the transaction of the save, so that no publication comes between the two.
/// </summary>
internal static class PublishedGuard
{
    /// <summary>Tables that results are made of: how a row of them is traced to its group; null for a change that no result sees.</summary>
    public static readonly IReadOnlyDictionary<Type, Func<SheetPlaces, EntityEntry, Task<InputPlace?>>> Inputs =
        new Dictionary<Type, Func<SheetPlaces, EntityEntry, Task<InputPlace?>>>
        {
            [typeof(Assessment)] = Of<Assessment>(Place),
            [typeof(AssessedItem)] = (sheets, row) => sheets.Of(((AssessedItem)row.Entity).AssessmentId),
            [typeof(RecordedFinding)] = (sheets, row) => sheets.Of(((RecordedFinding)row.Entity).AssessmentId),
            // The signed paper is attached after a sheet is handed in and says nothing new; a photo explains a score.
            [typeof(EvidenceRecord)] = async (sheets, row) => row.Entity is EvidenceRecord { Kind: EvidenceKind.Item } photo ? await sheets.Of(photo.AssessmentId) : null,
            [typeof(Opinion)] = (sheets, row) => sheets.Of(((Opinion)row.Entity).AssessmentId),
            // An appeal that is filed or rejected changes nothing; upheld it does.
            [typeof(Appeal)] = async (sheets, row) =>
                row.Entity is Appeal { Outcome: AppealOutcome.Upheld } appeal ? await sheets.Of(appeal.AssessmentId) : null,
            [typeof(ExternalScore)] = Of<ExternalScore>(score => new(score.Scheme, null, score.Unit)),
            [typeof(EnteredScore)] = Of<EnteredScore>(score => new(score.Scheme, null, score.Unit)),
            [typeof(LedgerEntry)] = Of<LedgerEntry>(entry => new(entry.Scheme, null, entry.Unit)),
            // Only a veto in effect changes a result: an accident that comes to light late, or is put right, must be able to make a proposal or end it.
            [typeof(VetoProposal)] = (_, row) => Task.FromResult(row.Entity is VetoProposal veto && IsOrWasInEffect(veto, row)
                ? new InputPlace(veto.Scheme, null, veto.Unit) : null),
            [typeof(SampleDraw)] = Of<SampleDraw>(draw => new(draw.Scheme, draw.Group, draw.Unit)),
        };

    /// <summary>Tables that no published result sees, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Harmless = new Dictionary<Type, string>
    {
        [typeof(Accident)] = "an accident can always be entered and put right, also one that comes to light late; it proposes, and confirming the proposal is refused",
        [typeof(ControlIndicator)] = "a control indicator changes no score; it proposes, and confirming the proposal is refused",
        [typeof(IndicatorActual)] = "as the indicator that it belongs to",
        [typeof(Unit)] = "the tree of units belongs to no year; a publication keeps the names that it was published with",
        [typeof(Recusal)] = "who may score from now on, not what was scored",
        [typeof(AppealTerm)] = "until when units may appeal; what they file is harmless and what is upheld is an input",
        [typeof(PhaseDates)] = "when something may be entered from now on; what is entered is an input",
        [typeof(LateEntry)] = "when something may be entered from now on; what is entered is an input",
        [typeof(Team)] = "a team is a name; its sheets are inputs",
        [typeof(StoredRubric)] = "an edition that was used is frozen by itself",
        [typeof(RubricDraft)] = "nothing is scored with a draft",
        [typeof(RubricDraftSource)] = "nothing is scored with a draft",
        [typeof(StoredScheme)] = "a scheme that was used is frozen by itself",
        [typeof(VerificationDraw)] = "a verification counts in no result; what it sends back is the first sheet, which is an input",
        [typeof(Verification)] = "a verification counts in no result; what it sends back is the first sheet, which is an input",
        [typeof(Compilation)] = "a step on the way to the next revision; none can be published while one is in force",
        [typeof(Publication)] = "only added to; triggers refuse the rest",
        [typeof(Reopening)] = "only added to; it is the way to a new revision",
        [typeof(RectificationTask)] = "what becomes of a finding changes no score",
        [typeof(ConsequenceDecision)] = "it follows from a result and changes none",
        [typeof(AuditEvent)] = "only added to",
        [typeof(AuditSeal)] = "only added to",
        [typeof(Account)] = "who signs in, not what was scored",
        [typeof(ApiToken)] = "who signs in, not what was scored",
        [typeof(SetupState)] = "who signs in, not what was scored",
        [typeof(IdentityUserClaim<Guid>)] = "who signs in, not what was scored",
        [typeof(IdentityUserLogin<Guid>)] = "who signs in, not what was scored",
        [typeof(IdentityUserToken<Guid>)] = "who signs in, not what was scored",
    };

    /// <summary>The places whose inputs this save would change.</summary>
    public static async Task<IReadOnlyCollection<InputPlace>> Touched(AssessmentDb db)
    {
        var places = new HashSet<InputPlace>();
        // Asked once: each time the context compares every row that it has loaded.
        var rows = db.ChangeTracker.Entries().ToList();
        var sheets = new SheetPlaces(db, rows.Select(row => row.Entity).OfType<Assessment>());
        foreach (var row in rows.Where(row => row.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (Inputs.TryGetValue(row.Metadata.ClrType, out var trace) && await trace(sheets, row) is { } place)
                places.Add(place);
        }

        return places;
    }

    /// <summary>Refuses when a ranking that they belong to is in force.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.Published"/>.</exception>
    public static async Task Demand(AssessmentDb db, IReadOnlyCollection<InputPlace> places)
    {
        foreach (var scheme in places.GroupBy(place => place.Scheme))
        {
            var published = await InForce(db).Where(known => known.Scheme == scheme.Key)
                .Select(known => new { known.Group, known.Revision, known.DocumentNumber, known.Units }).ToListAsync();
            foreach (var known in published)
            {
                var units = known.Units.Split(' ').ToHashSet(StringComparer.Ordinal);
                if (scheme.Any(place => place.Group is null ? place.Unit is null || units.Contains(place.Unit) : place.Group == known.Group))
                    throw new RuleViolation(Rules.Published, known.Revision, known.DocumentNumber);
            }
        }
    }

    /// <summary>Publications that were not re-opened: at most one in each group.</summary>
    public static IQueryable<Publication> InForce(AssessmentDb db) =>
        db.Publications.AsNoTracking().Where(known => !db.Reopenings.Any(reopened => reopened.PublicationId == known.Id));

    private static bool IsOrWasInEffect(VetoProposal veto, EntityEntry row) => veto.State == VetoState.Confirmed
        || (row.State == EntityState.Modified && row.Property(nameof(VetoProposal.State)).OriginalValue is VetoState.Confirmed);

    private static Func<SheetPlaces, EntityEntry, Task<InputPlace?>> Of<T>(Func<T, InputPlace?> place) =>
        (_, row) => Task.FromResult(place((T)row.Entity));

    // A self-assessment is no input, nor is a verification.
    private static InputPlace? Place(Assessment sheet) => sheet.Kind == AssessmentKind.Team ? new(sheet.Scheme, sheet.Group, sheet.Unit) : null;

    /// <summary>Where sheets belong: those that are loaded, and others as they are asked for.</summary>
    internal sealed class SheetPlaces(AssessmentDb db, IEnumerable<Assessment> loaded)
    {
        private readonly Dictionary<Guid, InputPlace?> known = loaded.ToDictionary(sheet => sheet.Id, Place);

        public async Task<InputPlace?> Of(Guid id)
        {
            if (!known.TryGetValue(id, out var place))
                known[id] = place = await db.Assessments.AsNoTracking().FirstOrDefaultAsync(sheet => sheet.Id == id) is { } sheet ? Place(sheet) : null;
            return place;
        }
    }
}
