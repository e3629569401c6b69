using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Evidence;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class EvidenceMapping : IEntityTypeConfiguration<EvidenceRecord>
{
    public void Configure(EntityTypeBuilder<EvidenceRecord> evidence)
    {
        evidence.ToTable("evidence");
        evidence.Property(known => known.Id).ValueGeneratedNever();
        evidence.Property(known => known.ItemCode).HasMaxLength(40);
        evidence.Property(known => known.Hash).HasMaxLength(64);
        evidence.Property(known => known.OriginalHash).HasMaxLength(64);
        evidence.Property(known => known.ThumbnailHash).HasMaxLength(64);
        evidence.Property(known => known.PaperHash).HasMaxLength(64);
        evidence.Property(known => known.MediaType).HasMaxLength(100);
        evidence.Property(known => known.FileName).HasMaxLength(200);
        evidence.Property(known => known.Caption).HasMaxLength(300);
        evidence.Property(known => known.AddedBy).HasMaxLength(100);
        evidence.Property(known => known.RemovedReason).HasMaxLength(500);
        evidence.Property(known => known.RemovedBy).HasMaxLength(100);
        evidence.Property(known => known.ChangedBy).HasMaxLength(100);
        evidence.Property(known => known.Version).IsConcurrencyToken();
        evidence.HasIndex(known => new { known.AssessmentId, known.ItemCode });
        evidence.HasOne<Assessment>().WithMany().HasForeignKey(known => known.AssessmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
