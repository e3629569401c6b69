using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class ExternalScoreMapping : IEntityTypeConfiguration<ExternalScore>
{
    public void Configure(EntityTypeBuilder<ExternalScore> score)
    {
        score.ToTable("external_scores");
        score.HasKey(known => new { known.Scheme, known.Unit, known.Input });
        score.Property(known => known.Scheme).HasMaxLength(60);
        score.Property(known => known.Unit).HasMaxLength(60);
        score.Property(known => known.Input).HasMaxLength(60);
        score.Property(known => known.ChangedBy).HasMaxLength(100);
        score.Property(known => known.Version).IsConcurrencyToken();
    }
}

internal sealed class EnteredScoreMapping : IEntityTypeConfiguration<EnteredScore>
{
    public void Configure(EntityTypeBuilder<EnteredScore> score)
    {
        score.ToTable("entered_scores");
        score.HasKey(known => new { known.Scheme, known.Unit, known.Part });
        score.Property(known => known.Scheme).HasMaxLength(60);
        score.Property(known => known.Unit).HasMaxLength(60);
        score.Property(known => known.Part).HasMaxLength(60);
        score.Property(known => known.Document).HasMaxLength(200);
        score.Property(known => known.ChangedBy).HasMaxLength(100);
        score.Property(known => known.Version).IsConcurrencyToken();
    }
}

internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("ledger_entries");
        entry.Property(known => known.Id).ValueGeneratedNever();
        entry.Property(known => known.Scheme).HasMaxLength(60);
        entry.Property(known => known.Part).HasMaxLength(60);
        entry.Property(known => known.Unit).HasMaxLength(60);
        entry.Property(known => known.Reason).HasMaxLength(500);
        entry.Property(known => known.Document).HasMaxLength(200);
        entry.Property(known => known.EnteredBy).HasMaxLength(100);
        entry.Property(known => known.WithdrawnReason).HasMaxLength(500);
        entry.Property(known => known.WithdrawnBy).HasMaxLength(100);
        entry.Property(known => known.Version).IsConcurrencyToken();
        entry.HasIndex(known => new { known.Scheme, known.Unit });
    }
}

internal sealed class AccidentMapping : IEntityTypeConfiguration<Accident>
{
    public void Configure(EntityTypeBuilder<Accident> accident)
    {
        accident.ToTable("accidents");
        accident.Property(known => known.Id).ValueGeneratedNever();
        accident.Property(known => known.Unit).HasMaxLength(60);
        accident.Property(known => known.Place).HasMaxLength(300);
        accident.Property(known => known.Document).HasMaxLength(200);
        accident.Property(known => known.EnteredBy).HasMaxLength(100);
        accident.Property(known => known.CorrectedReason).HasMaxLength(500);
        accident.Property(known => known.CorrectedBy).HasMaxLength(100);
        accident.Property(known => known.WithdrawnReason).HasMaxLength(500);
        accident.Property(known => known.WithdrawnBy).HasMaxLength(100);
        accident.Property(known => known.Version).IsConcurrencyToken();
        accident.HasIndex(known => new { known.Unit, known.Number }).IsUnique();
    }
}

internal sealed class VetoMapping : IEntityTypeConfiguration<VetoProposal>
{
    public void Configure(EntityTypeBuilder<VetoProposal> veto)
    {
        veto.ToTable("veto_proposals");
        veto.Property(known => known.Id).ValueGeneratedNever();
        veto.Property(known => known.Scheme).HasMaxLength(60);
        veto.Property(known => known.Unit).HasMaxLength(60);
        veto.Property(known => known.Rule).HasMaxLength(40);
        veto.Property(known => known.Document).HasMaxLength(100);
        veto.Property(known => known.Reason).HasMaxLength(500);
        veto.Property(known => known.DecidedBy).HasMaxLength(100);
        veto.Property(known => known.Version).IsConcurrencyToken();
        veto.Property(known => known.Causes).HasConversion(
            causes => string.Join(' ', causes),
            text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList(),
            new ValueComparer<List<Guid>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list.ToList()));
        veto.HasIndex(known => new { known.Scheme, known.Unit });
    }
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> audit)
    {
        audit.ToTable("audit_events");
        audit.Property(known => known.AccountName).HasMaxLength(100);
        audit.Property(known => known.Entity).HasMaxLength(40);
        audit.Property(known => known.EntityId).HasMaxLength(130);
        audit.Property(known => known.Action).HasMaxLength(60);
        audit.Property(known => known.Path).HasMaxLength(130);
        audit.HasIndex(known => new { known.OperationId, known.Ordinal }).IsUnique();
        audit.HasIndex(known => new { known.Entity, known.EntityId });
    }
}
