using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Indicators;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class IndicatorMapping : IEntityTypeConfiguration<ControlIndicator>
{
    public void Configure(EntityTypeBuilder<ControlIndicator> indicator)
    {
        indicator.ToTable("control_indicators");
        indicator.Property(known => known.Id).ValueGeneratedNever();
        indicator.Property(known => known.Scheme).HasMaxLength(60);
        indicator.Property(known => known.Group).HasMaxLength(60);
        indicator.Property(known => known.Terms).HasConversion(Json.Of<IndicatorTerms>(), Json.Compare<IndicatorTerms>());
        indicator.Property(known => known.Shares).HasConversion(Json.Of<IReadOnlyList<IndicatorShare>>(), Json.Compare<IReadOnlyList<IndicatorShare>>());
        indicator.Property(known => known.DifferenceReason).HasMaxLength(500);
        indicator.Property(known => known.DifferenceBy).HasMaxLength(100);
        indicator.Property(known => known.WithdrawnReason).HasMaxLength(500);
        indicator.Property(known => known.ChangedBy).HasMaxLength(100);
        indicator.Property(known => known.Version).IsConcurrencyToken();
        indicator.HasIndex(known => new { known.Scheme, known.Group });
    }
}

internal sealed class IndicatorActualMapping : IEntityTypeConfiguration<IndicatorActual>
{
    public void Configure(EntityTypeBuilder<IndicatorActual> actual)
    {
        actual.ToTable("indicator_actuals");
        actual.HasKey(known => new { known.Indicator, known.Share, known.Quarter });
        actual.Property(known => known.Share).HasMaxLength(60);
        actual.Property(known => known.Document).HasMaxLength(200);
        actual.Property(known => known.ChangedBy).HasMaxLength(100);
        actual.Property(known => known.Version).IsConcurrencyToken();
    }
}
