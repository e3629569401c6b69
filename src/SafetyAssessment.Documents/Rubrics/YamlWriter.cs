using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SafetyAssessment.Documents.Rubrics;

/// <summary>
/// Writes properties in the form that <see cref="YamlObject"/> reads. What is null, false or empty is left out. A text is written plain only
/// where nothing in it could be taken for YAML; else between quotation marks with escapes, so that it comes back letter by letter.
/// </summary>
internal sealed class YamlWriter
{
    private const string PlainMarks = " ，。；、：？！（）()“”‘’《》【】〔〕%％.·…–—-~～+＋=/×≥≤";
    private static readonly string[] Words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    private readonly Emitter emitter;

    private YamlWriter(TextWriter text) =>
        emitter = new Emitter(text, EmitterSettings.Default.WithBestWidth(int.MaxValue).WithIndentedSequences().WithNewLine("\n"));

    /// <summary>One document with the properties of one object.</summary>
    public static string Write(Action<YamlWriter> properties)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var yaml = new YamlWriter(text);
        yaml.emitter.Emit(new StreamStart());
        yaml.emitter.Emit(new DocumentStart());
        yaml.Map(properties, MappingStyle.Block);
        yaml.emitter.Emit(new DocumentEnd(isImplicit: true));
        yaml.emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    public void Text(string name, string? value)
    {
        if (value is null)
            return;
        Name(name);
        Text(value);
    }

    public void Number(string name, decimal? value)
    {
        if (value is { } number)
            Plain(name, number.ToString(CultureInfo.InvariantCulture));
    }

    public void Flag(string name, bool value)
    {
        if (value)
            Plain(name, "true");
    }

    public void Day(string name, DateOnly? value)
    {
        if (value is { } day)
            Plain(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    public void Choice<T>(string name, T? value)
        where T : struct, Enum
    {
        if (value?.ToString() is { } word)
            Plain(name, char.ToLowerInvariant(word[0]) + word[1..]);
    }

    /// <summary>An object on one line.</summary>
    public void Short(string name, Action<YamlWriter> properties)
    {
        Name(name);
        Map(properties, MappingStyle.Flow);
    }

    public void Object(string name, Action<YamlWriter> properties)
    {
        Name(name);
        Map(properties, MappingStyle.Block);
    }

    /// <summary>A list of objects.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="values">The objects.</param>
    /// <param name="write">Writes the properties of one.</param>
    /// <param name="oneLine">True where each is short enough for a line.</param>
    public void List<T>(string name, IReadOnlyList<T>? values, Action<YamlWriter, T> write, bool oneLine = false)
    {
        if (values is not { Count: > 0 })
            return;
        Name(name);
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
        foreach (var value in values)
            Map(yaml => write(yaml, value), oneLine ? MappingStyle.Flow : MappingStyle.Block);
        emitter.Emit(new SequenceEnd());
    }

    public void Texts(string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        Name(name);
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Flow));
        foreach (var value in values)
            Text(value);
        emitter.Emit(new SequenceEnd());
    }

    private void Map(Action<YamlWriter> properties, MappingStyle style)
    {
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
        properties(this);
        emitter.Emit(new MappingEnd());
    }

    private void Name(string name) => Emit(name, ScalarStyle.Plain);

    private void Plain(string name, string value)
    {
        Name(name);
        Emit(value, ScalarStyle.Plain);
    }

    private void Text(string value) => Emit(value, IsPlain(value) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted);

    private void Emit(string value, ScalarStyle style) =>
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, value, style, isPlainImplicit: true, isQuotedImplicit: true));

    private static bool IsPlain(string value) =>
        value.Length > 0 && (char.IsLetter(value[0]) || value[0] is '（' or '“' or '《') && value[^1] != ' '
        && value.All(c => char.IsLetterOrDigit(c) || PlainMarks.Contains(c, StringComparison.Ordinal))
        && !Words.Contains(value, StringComparer.OrdinalIgnoreCase);
}
