using SafetyAssessment.Domain;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SafetyAssessment.Documents.Rubrics;

/// <summary>
/// Reads one YAML text and gathers what is wrong with it. The tree is built here and not by the library's deserializer, since that
/// one stops at the first fault and forgets the lines.
/// </summary>
internal sealed class YamlFile(string name, bool blankTexts)
{
    private const int DeepestNesting = 20;

    private readonly List<(YamlPlace Place, Problem Problem)> problems = [];

    /// <summary>Reads the text with <paramref name="read"/>; every fault is listed by its place.</summary>
    /// <param name="name">Name of the file, for the faults.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="read">Makes something of the object at the top.</param>
    /// <param name="blankTexts">True where «""» is a text, as in a draft that lost a heading.</param>
    /// <exception cref="InvalidInput">The text has faults.</exception>
    public static T Read<T>(string name, string text, Func<YamlFile, YamlObject, T> read, bool blankTexts = false)
    {
        var file = new YamlFile(name, blankTexts);
        var result = default(T);
        if (file.Parse(text) is { } root)
            result = YamlObject.Read(file, root, "", top => read(file, top));
        if (file.problems.Count > 0)
            throw new InvalidInput([.. file.problems.OrderBy(found => found.Place.Line).ThenBy(found => found.Place.Column).Select(found => found.Problem)]);
        return result!;
    }

    /// <summary>No fault so far: what was read can be checked as a whole.</summary>
    public bool Sound => problems.Count == 0;

    /// <summary>True where «""» is a text.</summary>
    public bool TakesBlankTexts => blankTexts;

    /// <summary>Notes a fault: file, line and column, then the path of the value and what is wrong.</summary>
    public void Add(YamlPlace place, string code, params object?[] values) =>
        problems.Add((place, new Problem($"{name}:{place.Line}:{place.Column}", code, values)));

    private YamlValue? Parse(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                Add(new YamlPlace(1, 1), Rules.FileUnreadable, "", "empty");
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = Value(parser, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _))
                Add(Place(parser.Current!.Start), Rules.FileUnreadable, "", "second document");
            return root;
        }
        catch (YamlException wrong)
        {
            Add(Place(wrong.Start), Rules.FileUnreadable, "", wrong.InnerException?.Message ?? wrong.Message);
            return null;
        }
    }

    private YamlValue Value(Parser parser, int depth)
    {
        var next = parser.Current!;
        if (depth > DeepestNesting)
            throw new YamlException(next.Start, next.End, "nested too deep");
        if (next is NodeEvent { Tag.IsEmpty: false } or NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
            throw new YamlException(next.Start, next.End, "tags, anchors and aliases are not read");
        var place = Place(next.Start);
        if (parser.TryConsume<Scalar>(out var scalar))
            return Scalar(place, scalar);
        return parser.TryConsume<SequenceStart>(out _) ? List(parser, place, depth) : Map(parser, place, depth);
    }

    // The blanks around a block of text are its layout; those between quotation marks belong to the text.
    private static YamlScalar Scalar(YamlPlace place, Scalar scalar) => new(
        place, scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? scalar.Value : scalar.Value.Trim(), scalar.Style != ScalarStyle.Plain);

    private YamlList List(Parser parser, YamlPlace place, int depth)
    {
        var items = new List<YamlValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Value(parser, depth + 1));
        return new YamlList(place, items);
    }

    private YamlMap Map(Parser parser, YamlPlace place, int depth)
    {
        parser.Consume<MappingStart>();
        var entries = new List<(YamlScalar, YamlValue)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Value(parser, depth + 1) is not YamlScalar key)
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key is no text");
            var value = Value(parser, depth + 1);
            if (keys.Add(key.Text))
                entries.Add((key, value));
            else
                Add(key.Place, Rules.FileUnreadable, key.Text, "given twice");
        }

        return new YamlMap(place, entries);
    }

    private static YamlPlace Place(in Mark mark) => new(mark.Line, mark.Column);
}
