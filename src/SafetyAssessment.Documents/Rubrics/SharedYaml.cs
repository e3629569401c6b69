using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Rubrics;

/// <summary>What rubrics and schemes write alike.</summary>
internal static class SharedYaml
{
    public static Rounding Rounding(YamlObject yaml) => new(yaml.Whole("digits"));

    public static void Write(YamlWriter yaml, Rounding rounding) => yaml.Short("rounding", inner => inner.Number("digits", rounding.Digits));

    public static IReadOnlyList<T>? ListOrNull<T>(IReadOnlyList<T> list) => list.Count > 0 ? list : null;
}
