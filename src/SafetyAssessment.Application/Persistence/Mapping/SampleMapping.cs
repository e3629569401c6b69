using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Sampling;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class SampleMapping : IEntityTypeConfiguration<SampleDraw>
{
    public void Configure(EntityTypeBuilder<SampleDraw> draw)
    {
        draw.ToTable("sample_draws");
        draw.Property(known => known.Id).ValueGeneratedNever();
        draw.Property(known => known.Scheme).HasMaxLength(60);
        draw.Property(known => known.Group).HasMaxLength(60);
        draw.Property(known => known.Unit).HasMaxLength(60);
        draw.Property(known => known.Seed).HasMaxLength(60);
        draw.Property(known => known.Candidates).HasConversion(Json.Of<IReadOnlyList<Candidate>>(), Json.Compare<IReadOnlyList<Candidate>>());
        draw.Property(known => known.Replacements).HasConversion(Json.Of<IReadOnlyList<Replacement>>(), Json.Compare<IReadOnlyList<Replacement>>());
        draw.Property(known => known.DrawnBy).HasMaxLength(100);
        draw.Property(known => known.WithdrawnReason).HasMaxLength(500);
        draw.Property(known => known.WithdrawnBy).HasMaxLength(100);
        draw.Property(known => known.Version).IsConcurrencyToken();
        draw.Ignore(known => known.Order);
        draw.Ignore(known => known.Drawn);
        // Two people who draw at the same instant: one of them is told.
        draw.HasIndex(known => new { known.Scheme, known.Group, known.Unit, known.Subject }).IsUnique().HasFilter("withdrawn_reason IS NULL");
    }
}
