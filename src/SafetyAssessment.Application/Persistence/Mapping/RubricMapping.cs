using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;

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
        rubric.Property(known => known.PublishedBy).HasMaxLength(100);
        rubric.Property(known => known.BasedOn).HasMaxLength(40);
        rubric.Property(known => known.Acknowledged).HasConversion(Json.Of<IReadOnlyList<Acknowledgement>?>(), Json.Compare<IReadOnlyList<Acknowledgement>>());
        rubric.Property(known => known.Version).IsConcurrencyToken();
    }
}

internal sealed class RubricDraftMapping : IEntityTypeConfiguration<RubricDraft>
{
    public void Configure(EntityTypeBuilder<RubricDraft> draft)
    {
        draft.ToTable("rubric_drafts");
        draft.Property(known => known.Id).ValueGeneratedNever();
        draft.Property(known => known.Code).HasMaxLength(60);
        draft.Property(known => known.Edition).HasMaxLength(40);
        draft.Property(known => known.Title).HasMaxLength(200);
        draft.Property(known => known.Content).HasConversion(Json.Of<RubricEdition>(), Json.Compare<RubricEdition>());
        draft.Property(known => known.BasedOn).HasMaxLength(40);
        draft.Property(known => known.Rows).HasConversion(Json.Of<IReadOnlyList<ImportedRow>>(), Json.Compare<IReadOnlyList<ImportedRow>>());
        draft.Property(known => known.Acknowledged).HasConversion(Json.Of<IReadOnlyList<Acknowledgement>>(), Json.Compare<IReadOnlyList<Acknowledgement>>());
        draft.Property(known => known.StartedBy).HasMaxLength(100);
        draft.Property(known => known.ChangedBy).HasMaxLength(100);
        draft.Property(known => known.Version).IsConcurrencyToken();
        draft.Ignore(known => known.Readiness);
    }
}

internal sealed class RubricDraftSourceMapping : IEntityTypeConfiguration<RubricDraftSource>
{
    public void Configure(EntityTypeBuilder<RubricDraftSource> source)
    {
        source.ToTable("rubric_draft_sources");
        source.HasKey(known => known.DraftId);
        source.HasOne<RubricDraft>().WithOne().HasForeignKey<RubricDraftSource>(known => known.DraftId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Values that are stored as canonical JSON. They are replaced and never changed, so that one object is one value.</summary>
internal static class Json
{
    public static ValueConverter<T, string> Of<T>() => new(value => CanonicalJson.Write(value), text => CanonicalJson.Read<T>(text));

    public static ValueComparer<T> Compare<T>()
        where T : class => new((left, right) => ReferenceEquals(left, right), value => RuntimeHelpers.GetHashCode(value), value => value);
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
