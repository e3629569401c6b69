namespace SafetyAssessment.Documents.Rubrics;

/// <summary>A value of a YAML text with the place where it begins, so that a fault can name its line.</summary>
internal abstract record YamlValue(YamlPlace Place);

internal sealed record YamlScalar(YamlPlace Place, string Text, bool Quoted) : YamlValue(Place);

internal sealed record YamlList(YamlPlace Place, IReadOnlyList<YamlValue> Items) : YamlValue(Place);

internal sealed record YamlMap(YamlPlace Place, IReadOnlyList<(YamlScalar Key, YamlValue Value)> Entries) : YamlValue(Place);

/// <summary>Line and column from 1.</summary>
internal sealed record YamlPlace(long Line, long Column);
