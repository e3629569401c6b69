using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Publications;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class CompilationMapping : IEntityTypeConfiguration<Compilation>
{
    public void Configure(EntityTypeBuilder<Compilation> compilation)
    {
        compilation.ToTable("compilations");
        compilation.Property(known => known.Id).ValueGeneratedNever();
        compilation.Property(known => known.Scheme).HasMaxLength(60);
        compilation.Property(known => known.Group).HasMaxLength(60);
        compilation.Property(known => known.Hash).HasMaxLength(64);
        compilation.Property(known => known.Proposals).HasConversion(Json.Of<IReadOnlyList<UnitProposal>>(), Json.Compare<IReadOnlyList<UnitProposal>>());
        compilation.Property(known => known.Decisions).HasConversion(Json.Of<IReadOnlyList<UnitDecision>>(), Json.Compare<IReadOnlyList<UnitDecision>>());
        compilation.Property(known => known.CompiledBy).HasMaxLength(100);
        compilation.Property(known => known.Approver).HasMaxLength(100);
        compilation.Property(known => known.SubmittedBy).HasMaxLength(100);
        compilation.Property(known => known.ReturnReason).HasMaxLength(500);
        compilation.Property(known => known.Version).IsConcurrencyToken();
        compilation.Ignore(known => known.Assessed);
        // Two people who compile a group for the first time at the same instant: the second one compiles what the first one has.
        compilation.HasIndex(known => new { known.Scheme, known.Group }).IsUnique().HasFilter("state <> 'Published'");
    }
}

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> publication)
    {
        publication.ToTable("publications");
        publication.Property(known => known.Id).ValueGeneratedNever();
        publication.Property(known => known.Scheme).HasMaxLength(60);
        publication.Property(known => known.Group).HasMaxLength(60);
        publication.Property(known => known.DocumentNumber).HasMaxLength(100);
        publication.Property(known => known.Hash).HasMaxLength(64);
        publication.Property(known => known.AuditHead).HasMaxLength(64);
        publication.Property(known => known.ApprovedBy).HasMaxLength(100);
        publication.Property(known => known.PublishedBy).HasMaxLength(100);
        publication.HasIndex(known => new { known.Scheme, known.Group, known.Revision }).IsUnique();
    }
}

internal sealed class ReopeningMapping : IEntityTypeConfiguration<Reopening>
{
    public void Configure(EntityTypeBuilder<Reopening> reopening)
    {
        reopening.ToTable("reopenings");
        reopening.HasKey(known => known.PublicationId);
        reopening.Property(known => known.PublicationId).ValueGeneratedNever();
        reopening.Property(known => known.Reason).HasMaxLength(500);
        reopening.Property(known => known.By).HasMaxLength(100);
        reopening.HasOne<Publication>().WithOne().HasForeignKey<Reopening>(known => known.PublicationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AuditSealMapping : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.ToTable("audit_seals");
        seal.HasKey(known => known.Number);
        seal.Property(known => known.Number).ValueGeneratedNever();
        seal.Property(known => known.Head).HasMaxLength(64);
        seal.Property(known => known.SealedBy).HasMaxLength(100);
    }
}
