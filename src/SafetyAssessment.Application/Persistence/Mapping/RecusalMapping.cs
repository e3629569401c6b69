using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Teams;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class RecusalMapping : IEntityTypeConfiguration<Recusal>
{
    public void Configure(EntityTypeBuilder<Recusal> recusal)
    {
        recusal.ToTable("recusals");
        recusal.Property(known => known.Id).ValueGeneratedNever();
        recusal.Property(known => known.AccountName).HasMaxLength(100);
        recusal.Property(known => known.Unit).HasMaxLength(60);
        recusal.Property(known => known.Reason).HasMaxLength(500);
        recusal.Property(known => known.RecordedBy).HasMaxLength(100);
        recusal.Property(known => known.WithdrawnReason).HasMaxLength(500);
        recusal.Property(known => known.WithdrawnBy).HasMaxLength(100);
        recusal.Property(known => known.Version).IsConcurrencyToken();
        recusal.HasIndex(known => new { known.AccountId, known.Unit }).IsUnique().HasFilter("withdrawn_reason IS NULL");
    }
}
