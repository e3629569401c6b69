using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Opinions;
using SafetyAssessment.Domain.Rectification;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class OpinionMapping : IEntityTypeConfiguration<Opinion>
{
    public void Configure(EntityTypeBuilder<Opinion> opinion)
    {
        opinion.ToTable("opinions");
        opinion.Property(known => known.Id).ValueGeneratedNever();
        opinion.Property(known => known.ItemCode).HasMaxLength(40);
        foreach (var text in new[] { nameof(Opinion.Text), nameof(Opinion.AnswerText), nameof(Opinion.PassedOverReason) })
            opinion.Property(text).HasMaxLength(500);
        foreach (var name in new[] { nameof(Opinion.GivenBy), nameof(Opinion.AnsweredBy), nameof(Opinion.PassedOverBy) })
            opinion.Property(name).HasMaxLength(100);
        opinion.Property(known => known.Version).IsConcurrencyToken();
        // One opinion on an item at a time; those before a return stay beside it.
        opinion.HasIndex(known => new { known.AssessmentId, known.ItemCode }).IsUnique().HasFilter("closed_at IS NULL");
        opinion.HasOne<Assessment>().WithMany().HasForeignKey(known => known.AssessmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AppealMapping : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> appeal)
    {
        appeal.ToTable("appeals");
        appeal.Property(known => known.Id).ValueGeneratedNever();
        appeal.Property(known => known.ItemCode).HasMaxLength(40);
        appeal.Property(known => known.Claim).HasMaxLength(2000);
        appeal.Property(known => known.DecisionReason).HasMaxLength(500);
        appeal.Property(known => known.RaisedBy).HasMaxLength(100);
        appeal.Property(known => known.DecidedBy).HasMaxLength(100);
        appeal.Property<RowSnapshot>(nameof(Appeal.Before)).HasConversion(Json.Of<RowSnapshot>(), Json.Compare<RowSnapshot>());
        appeal.Property<RowSnapshot>(nameof(Appeal.Adjusted)).HasConversion(Json.Of<RowSnapshot>(), Json.Compare<RowSnapshot>());
        appeal.Property(known => known.Files).HasConversion(Json.Of<IReadOnlyList<ReportFile>>(), Json.Compare<IReadOnlyList<ReportFile>>()).HasDefaultValueSql("'[]'");
        appeal.Property(known => known.Version).IsConcurrencyToken();
        appeal.HasIndex(known => new { known.AssessmentId, known.ItemCode }).IsUnique().HasFilter("outcome IS NULL");
        appeal.HasOne<Assessment>().WithMany().HasForeignKey(known => known.AssessmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AppealTermMapping : IEntityTypeConfiguration<AppealTerm>
{
    public void Configure(EntityTypeBuilder<AppealTerm> term)
    {
        term.ToTable("appeal_terms");
        term.HasKey(known => known.Scheme);
        term.Property(known => known.Scheme).HasMaxLength(60);
        term.Property(known => known.Version).IsConcurrencyToken();
    }
}
