using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class AssessmentMapping : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> sheet)
    {
        sheet.ToTable("assessments");
        sheet.Property(known => known.Id).ValueGeneratedNever();
        foreach (var code in new[] { nameof(Assessment.Scheme), nameof(Assessment.Group), nameof(Assessment.Part), nameof(Assessment.Unit), nameof(Assessment.Rubric), nameof(Assessment.Team) })
            sheet.Property(code).HasMaxLength(60);
        sheet.Property(known => known.Edition).HasMaxLength(40);
        // Empty and not null for a part without periods: a unique index holds rows with nulls for different ones.
        sheet.Property(known => known.Period).HasMaxLength(60).HasDefaultValue("");
        // The sentinel of the first kind is its default: sheets that were there are the teams'.
        sheet.Property(known => known.Kind).HasDefaultValue(AssessmentKind.Team);
        sheet.Property(known => known.ReturnReason).HasMaxLength(500);
        sheet.Property(known => known.ChangedBy).HasMaxLength(100);
        sheet.Property(known => known.Version).IsConcurrencyToken();
        sheet.HasIndex(known => new { known.Scheme, known.Group, known.Part, known.Unit, known.Period, known.Kind }).IsUnique();
        sheet.HasIndex(known => known.Team);
        sheet.HasIndex(known => known.Unit);
        sheet.HasOne<StoredRubric>().WithMany().HasForeignKey(known => new { known.Rubric, known.Edition }).OnDelete(DeleteBehavior.Restrict);
        sheet.HasOne<Domain.Units.Unit>().WithMany().HasForeignKey(known => known.Unit).OnDelete(DeleteBehavior.Restrict);
        sheet.HasMany(known => known.Rows).WithOne().HasForeignKey(row => row.AssessmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AssessedItemMapping : IEntityTypeConfiguration<AssessedItem>
{
    public void Configure(EntityTypeBuilder<AssessedItem> row)
    {
        row.ToTable("assessed_items");
        row.HasKey(known => new { known.AssessmentId, known.ItemCode });
        row.Property(known => known.ItemCode).HasMaxLength(40);
        row.Property(known => known.Reason).HasMaxLength(500);
        row.Property(known => known.ChangedBy).HasMaxLength(100);
        row.Property(known => known.Version).IsConcurrencyToken();
        row.HasMany(known => known.Findings).WithOne().HasForeignKey(finding => new { finding.AssessmentId, finding.ItemCode })
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FindingMapping : IEntityTypeConfiguration<RecordedFinding>
{
    public void Configure(EntityTypeBuilder<RecordedFinding> finding)
    {
        finding.ToTable("findings");
        finding.Property(known => known.Id).ValueGeneratedNever();
        finding.Property(known => known.ItemCode).HasMaxLength(40);
        finding.Property(known => known.ClauseCode).HasMaxLength(40);
        finding.Property(known => known.Place).HasMaxLength(100);
        finding.Property(known => known.Reason).HasMaxLength(500);
    }
}
