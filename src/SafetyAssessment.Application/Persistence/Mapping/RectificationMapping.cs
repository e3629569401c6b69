using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Consequences;
using SafetyAssessment.Domain.Rectification;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class RectificationMapping : IEntityTypeConfiguration<RectificationTask>
{
    public void Configure(EntityTypeBuilder<RectificationTask> task)
    {
        task.ToTable("rectifications");
        task.Property(known => known.Id).ValueGeneratedNever();
        task.Property(known => known.Scheme).HasMaxLength(60);
        task.Property(known => known.Unit).HasMaxLength(60);
        task.Property(known => known.Team).HasMaxLength(60);
        task.Property(known => known.FoundBy).HasMaxLength(200);
        task.Property(known => known.Number).HasMaxLength(100);
        task.Property(known => known.Problem).HasMaxLength(1000);
        task.Property(known => known.Rubric).HasMaxLength(60);
        task.Property(known => known.Item).HasMaxLength(40);
        task.Property(known => known.Clause).HasMaxLength(40);
        task.Property(known => known.Responsible).HasMaxLength(200);
        task.Property(known => known.Measures).HasMaxLength(1000);
        task.Property(known => known.Repeats).HasConversion(Json.Of<Repetition?>(), Json.Compare<Repetition>());
        task.Property(known => known.Steps).HasConversion(Json.Of<IReadOnlyList<Step>>(), Json.Compare<IReadOnlyList<Step>>());
        task.Property(known => known.AssignedBy).HasMaxLength(100);
        task.Property(known => known.Version).IsConcurrencyToken();
        // Two people who take the same finding over at the same instant: it is one task.
        task.HasIndex(known => known.FindingId).IsUnique();
        task.HasIndex(known => new { known.Scheme, known.Unit });
        task.HasIndex(known => new { known.Unit, known.Rubric });
        task.HasOne<Assessment>().WithMany().HasForeignKey(known => known.SheetId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne<Domain.Units.Unit>().WithMany().HasForeignKey(known => known.Unit).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConsequenceMapping : IEntityTypeConfiguration<ConsequenceDecision>
{
    public void Configure(EntityTypeBuilder<ConsequenceDecision> decision)
    {
        decision.ToTable("consequence_decisions");
        decision.Property(known => known.Id).ValueGeneratedNever();
        decision.Property(known => known.Scheme).HasMaxLength(60);
        decision.Property(known => known.Group).HasMaxLength(60);
        decision.Property(known => known.Unit).HasMaxLength(60);
        decision.Property(known => known.Rule).HasMaxLength(40);
        decision.Property(known => known.Document).HasMaxLength(100);
        decision.Property(known => known.Reason).HasMaxLength(500);
        decision.Property(known => known.Years).HasConversion(Json.Of<IReadOnlyList<YearGrade>>(), Json.Compare<IReadOnlyList<YearGrade>>());
        decision.Property(known => known.DecidedBy).HasMaxLength(100);
        // Two people who decide at the same instant: one of them is told.
        decision.HasIndex(known => new { known.Scheme, known.Group, known.Unit, known.Rule, known.Number }).IsUnique();
    }
}
