using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Publications;
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

namespace SafetyAssessment.Application.Persistence;

/// <summary>
/// The one context and the one model for both databases. Public, so that it can be injected; its sets are internal,
/// so that nothing outside this project reads or writes a table.
/// </summary>
public sealed class AssessmentDb(DbContextOptions<AssessmentDb> options, SqliteWriteGate gate) : IdentityUserContext<Account, Guid>(options)
{
    private SqliteWriteGate.Turn? held;

    internal DbSet<Unit> Units => Set<Unit>();

    internal DbSet<Team> Teams => Set<Team>();

    internal DbSet<StoredRubric> Rubrics => Set<StoredRubric>();

    internal DbSet<RubricDraft> RubricDrafts => Set<RubricDraft>();

    internal DbSet<RubricDraftSource> RubricDraftSources => Set<RubricDraftSource>();

    internal DbSet<StoredScheme> Schemes => Set<StoredScheme>();

    /// <summary>
    /// The teams' sheets: what results, rankings, progress and lists are made of. Whoever reads this can't count a sheet of another kind by
    /// forgetting that there are some.
    /// </summary>
    internal IQueryable<Assessment> Assessments => Set<Assessment>().Where(sheet => sheet.Kind == AssessmentKind.Team);

    /// <summary>Sheets of every kind, for what is done to one sheet whatever it is.</summary>
    internal DbSet<Assessment> SheetsOfAnyKind => Set<Assessment>();

    internal DbSet<EvidenceRecord> Evidence => Set<EvidenceRecord>();

    internal DbSet<ExternalScore> ExternalScores => Set<ExternalScore>();

    internal DbSet<EnteredScore> EnteredScores => Set<EnteredScore>();

    internal DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    internal DbSet<Accident> Accidents => Set<Accident>();

    internal DbSet<ControlIndicator> Indicators => Set<ControlIndicator>();

    internal DbSet<IndicatorActual> IndicatorActuals => Set<IndicatorActual>();

    internal DbSet<VetoProposal> Vetoes => Set<VetoProposal>();

    internal DbSet<SampleDraw> Samples => Set<SampleDraw>();

    internal DbSet<RectificationTask> Rectifications => Set<RectificationTask>();

    internal DbSet<ConsequenceDecision> ConsequenceDecisions => Set<ConsequenceDecision>();

    internal DbSet<VerificationDraw> VerificationDraws => Set<VerificationDraw>();

    internal DbSet<Verification> Verifications => Set<Verification>();

    internal DbSet<Compilation> Compilations => Set<Compilation>();

    internal DbSet<Publication> Publications => Set<Publication>();

    internal DbSet<Reopening> Reopenings => Set<Reopening>();

    internal DbSet<Recusal> Recusals => Set<Recusal>();

    internal DbSet<Opinion> Opinions => Set<Opinion>();

    internal DbSet<Appeal> Appeals => Set<Appeal>();

    internal DbSet<AppealTerm> AppealTerms => Set<AppealTerm>();

    internal DbSet<PhaseDates> PhaseDates => Set<PhaseDates>();

    internal DbSet<LateEntry> LateEntries => Set<LateEntry>();

    internal DbSet<AuditEvent> Audit => Set<AuditEvent>();

    internal DbSet<AuditSeal> Seals => Set<AuditSeal>();

    internal DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    internal DbSet<SetupState> Setup => Set<SetupState>();

    /// <summary>
    /// From here to its save nobody else changes an input of the scheme's results: what is read now is what the save rests on. Their saves wait.
    /// </summary>
    internal async Task Hold(string what, CancellationToken cancellation = default)
    {
        held = await gate.Enter(cancellation);
        await Database.BeginTransactionAsync(cancellation);
        if (Database.IsNpgsql())
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockOf(what)})", cancellation);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Saves go by SaveChangesAsync, where what is published is guarded.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var places = await PublishedGuard.Touched(this);
        if (held is not null)
        {
            var stored = await SaveInputs(places, acceptAllChangesOnSuccess, cancellationToken);
            await Database.CommitTransactionAsync(cancellationToken);
            Release();
            return stored;
        }

        using var turn = await gate.Enter(cancellationToken);
        if (places.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var inputs = await SaveInputs(places, acceptAllChangesOnSuccess, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return inputs;
    }

    public override void Dispose()
    {
        base.Dispose();
        Release();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Release();
    }

    // The lock is shared: who enters scores waits for nobody but who holds the same scheme, to publish or to import, and that one for them.
    private async Task<int> SaveInputs(IReadOnlyCollection<InputPlace> places, bool acceptAllChanges, CancellationToken cancellation)
    {
        if (Database.IsNpgsql())
        {
            foreach (var scheme in places.Select(place => place.Scheme).Distinct().Order(StringComparer.Ordinal))
                await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({LockOf(scheme)})", cancellation);
        }

        await PublishedGuard.Demand(this, places);
        return await base.SaveChangesAsync(acceptAllChanges, cancellation);
    }

    private static long LockOf(string what) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"inputs of {what}")));

    private void Release()
    {
        held?.Dispose();
        held = null;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AssessmentDb).Assembly);
        Naming.Apply(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTime>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<decimal>().HavePrecision(18, 6).HaveConversion<PlainDecimal>();
    }
}
