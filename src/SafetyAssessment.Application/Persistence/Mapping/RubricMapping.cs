using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SafetyAssessment.Application.Persistence.Mapping;

internal sealed class RubricMapping : IEntityTypeConfiguration<StoredRubric>
{
    public void Configure(EntityTypeBuilder<StoredRubric> rubric)
    {
        rubric.ToTable("rubric_editions");
        rubric.HasKey(known => new { known.Code, known.Edition });
        rubric.Property(known => known.Code).HasMaxLength(60);
        rubric.Property(known => known.Edition).HasMaxLength(40);
        rubric.Property(known => known.Title).HasMaxLength(200);
        rubric.Property(known => known.Hash).HasMaxLength(64);
        rubric.Property(known => known.Version).IsConcurrencyToken();
    }
}

internal sealed class SchemeMapping : IEntityTypeConfiguration<StoredScheme>
{
    public void Configure(EntityTypeBuilder<StoredScheme> scheme)
    {
        scheme.ToTable("schemes");
        scheme.HasKey(known => known.Code);
        scheme.Property(known => known.Code).HasMaxLength(60);
        scheme.Property(known => known.Title).HasMaxLength(200);
        scheme.Property(known => known.Hash).HasMaxLength(64);
        scheme.Property(known => known.Version).IsConcurrencyToken();
    }
}

internal sealed class SetupMapping : IEntityTypeConfiguration<SetupState>
{
    public void Configure(EntityTypeBuilder<SetupState> setup)
    {
        setup.ToTable("setup");
        setup.Property(known => known.Id).ValueGeneratedNever();
        setup.Property(known => known.CodeHash).HasMaxLength(64);
    }
}
