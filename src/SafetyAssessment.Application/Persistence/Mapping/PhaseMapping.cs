using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Phases;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class PhaseDatesMapping : IEntityTypeConfiguration<PhaseDates>
{
    public void Configure(EntityTypeBuilder<PhaseDates> dates)
    {
        dates.ToTable("phase_dates");
        dates.HasKey(known => new { known.Scheme, known.Kind, known.Period });
        dates.Property(known => known.Scheme).HasMaxLength(60);
        dates.Property(known => known.Period).HasMaxLength(60);
        dates.Property(known => known.ChangedBy).HasMaxLength(100);
        dates.Property(known => known.Version).IsConcurrencyToken();
        dates.Ignore(known => known.Span);
    }
}

internal sealed class LateEntryMapping : IEntityTypeConfiguration<LateEntry>
{
    public void Configure(EntityTypeBuilder<LateEntry> late)
    {
        late.ToTable("late_entries");
        late.Property(known => known.Id).ValueGeneratedNever();
        late.Property(known => known.Scheme).HasMaxLength(60);
        late.Property(known => known.Unit).HasMaxLength(60);
        late.Property(known => known.Reason).HasMaxLength(500);
        late.Property(known => known.OpenedBy).HasMaxLength(100);
        late.Property(known => known.ClosedBy).HasMaxLength(100);
        late.Property(known => known.Version).IsConcurrencyToken();
        late.HasIndex(known => known.Scheme);
    }
}
