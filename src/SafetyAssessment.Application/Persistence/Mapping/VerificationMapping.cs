using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Verifications;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class VerificationDrawMapping : IEntityTypeConfiguration<VerificationDraw>
{
    public void Configure(EntityTypeBuilder<VerificationDraw> draw)
    {
        draw.ToTable("verification_draws");
        draw.Property(known => known.Id).ValueGeneratedNever();
        foreach (var code in new[]
        {
            nameof(VerificationDraw.Scheme), nameof(VerificationDraw.Group), nameof(VerificationDraw.Part), nameof(VerificationDraw.Period),
            nameof(VerificationDraw.Area), nameof(VerificationDraw.Seed),
        })
            draw.Property(code).HasMaxLength(60);
        draw.Property(known => known.Candidates).HasConversion(Json.Of<IReadOnlyList<string>>(), Json.Compare<IReadOnlyList<string>>());
        draw.Property(known => known.FewerReason).HasMaxLength(500);
        draw.Property(known => known.DrawnBy).HasMaxLength(100);
        draw.Ignore(known => known.Drawn);
        draw.HasIndex(known => new { known.Scheme, known.Group });
    }
}

internal sealed class VerificationMapping : IEntityTypeConfiguration<Verification>
{
    public void Configure(EntityTypeBuilder<Verification> verification)
    {
        verification.ToTable("verifications");
        verification.Property(known => known.Id).ValueGeneratedNever();
        verification.Property(known => known.Unit).HasMaxLength(60);
        verification.Property(known => known.Steps).HasConversion(Json.Of<IReadOnlyList<VerificationStep>>(), Json.Compare<IReadOnlyList<VerificationStep>>());
        verification.Property(known => known.Version).IsConcurrencyToken();
        verification.Ignore(known => known.State);
        verification.HasOne<VerificationDraw>().WithMany().HasForeignKey(known => known.DrawId).OnDelete(DeleteBehavior.Restrict);
        verification.HasOne<Assessment>().WithMany().HasForeignKey(known => known.FirstSheet).OnDelete(DeleteBehavior.Restrict);
        // A sheet is verified once: of two who draw at the same instant, the second draws from what is left.
        verification.HasIndex(known => known.FirstSheet).IsUnique();
    }
}
