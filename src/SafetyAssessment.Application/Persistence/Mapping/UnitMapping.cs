using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SafetyAssessment.Domain.Units;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("units");
        unit.HasKey(known => known.Code);
        unit.Property(known => known.Code).HasMaxLength(60);
        unit.Property(known => known.Name).HasMaxLength(100);
        unit.Property(known => known.Parent).HasMaxLength(60);
        unit.Property(known => known.Post).HasMaxLength(100);
        unit.Property(known => known.Version).IsConcurrencyToken();
        unit.HasOne<Unit>().WithMany().HasForeignKey(known => known.Parent).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TeamMapping : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.ToTable("teams");
        team.HasKey(known => known.Code);
        team.Property(known => known.Code).HasMaxLength(60);
        team.Property(known => known.Name).HasMaxLength(100);
    }
}
