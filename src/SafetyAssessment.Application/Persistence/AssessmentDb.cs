using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Rubrics.Drafts;
using SafetyAssessment.Domain.Sampling;
using SafetyAssessment.Domain.Units;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Persistence;

/// <summary>
/// The one context and the one model for both databases. Public, so that it can be injected; its sets are internal,
/// so that nothing outside this project reads or writes a table.
/// </summary>
public sealed class AssessmentDb(DbContextOptions<AssessmentDb> options, SqliteWriteGate gate) : IdentityUserContext<Account, Guid>(options)
{
    internal DbSet<Unit> Units => Set<Unit>();

    internal DbSet<Team> Teams => Set<Team>();

    internal DbSet<StoredRubric> Rubrics => Set<StoredRubric>();

    internal DbSet<RubricDraft> RubricDrafts => Set<RubricDraft>();

    internal DbSet<RubricDraftSource> RubricDraftSources => Set<RubricDraftSource>();

    internal DbSet<StoredScheme> Schemes => Set<StoredScheme>();

    internal DbSet<Assessment> Assessments => Set<Assessment>();

    internal DbSet<EvidenceRecord> Evidence => Set<EvidenceRecord>();

    internal DbSet<ExternalScore> ExternalScores => Set<ExternalScore>();

    internal DbSet<EnteredScore> EnteredScores => Set<EnteredScore>();

    internal DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    internal DbSet<Accident> Accidents => Set<Accident>();

    internal DbSet<VetoProposal> Vetoes => Set<VetoProposal>();

    internal DbSet<SampleDraw> Samples => Set<SampleDraw>();

    internal DbSet<AuditEvent> Audit => Set<AuditEvent>();

    internal DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    internal DbSet<SetupState> Setup => Set<SetupState>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var turn = await gate.Enter(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
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
