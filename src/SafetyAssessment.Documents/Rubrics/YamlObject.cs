using System.Globalization;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Rubrics;

/// <summary>
/// The properties of one YAML mapping, read by name and type. What is wrong is noted and reading goes on with a stand-in value;
/// what nobody asked for is a fault as well, since a misspelt «cap» would otherwise be no cap.
/// </summary>
internal sealed class YamlObject
{
    // The limits of the numbers that are promised outward: six decimals, and small enough that no sum of products overflows.
    private const decimal Largest = 1_000_000_000m;
    private const int MostDecimals = 6;

    private readonly YamlFile file;
    private readonly YamlMap map;
    private readonly string path;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private YamlObject(YamlFile file, YamlMap map, string path)
    {
        this.file = file;
        this.map = map;
        this.path = path;
    }

    /// <summary>Where it begins.</summary>
    public YamlPlace Place => map.Place;

    /// <summary>Reads a value as an object; what <paramref name="read"/> leaves over is noted.</summary>
    public static T? Read<T>(YamlFile file, YamlValue value, string path, Func<YamlObject, T> read)
    {
        if (value is not YamlMap map)
        {
            file.Add(value.Place, Rules.FileUnreadable, path, "not an object");
            return default;
        }

        var properties = new YamlObject(file, map, path);
        var result = read(properties);
        foreach (var (key, _) in map.Entries.Where(entry => !properties.asked.Contains(entry.Key.Text)))
            file.Add(key.Place, Rules.FileUnreadable, properties.PathOf(key.Text), "unknown property");
        return result;
    }

    /// <summary>A text that must be there.</summary>
    public string Text(string name) => Find(name) is null ? Missing(name, "") : TextOrNull(name) ?? "";

    /// <summary>A text, or null when it is left out.</summary>
    public string? TextOrNull(string name)
    {
        if (Scalar(name) is not { } scalar)
            return null;
        return string.IsNullOrWhiteSpace(scalar.Text) && !(scalar.Quoted && file.TakesBlankTexts) ? Wrong(scalar, name, "empty text", "?") : scalar.Text;
    }

    /// <summary>A number that must be there.</summary>
    public decimal Number(string name) => Find(name) is null ? Missing(name, 0m) : NumberOrNull(name) ?? 0;

    /// <summary>A number, or null when it is left out.</summary>
    public decimal? NumberOrNull(string name) => Scalar(name) is { } scalar ? Number(scalar, name) : null;

    /// <summary>A whole number, or null when it is left out.</summary>
    public int? WholeOrNull(string name)
    {
        if (Scalar(name) is not { } scalar)
            return null;
        return !scalar.Quoted && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : Wrong(scalar, name, "not a whole number", 0);
    }

    /// <summary>A whole number that must be there.</summary>
    public int Whole(string name) => Find(name) is null ? Missing(name, 0) : WholeOrNull(name) ?? 0;

    /// <summary>True, false, or false when it is left out.</summary>
    public bool Flag(string name) => Scalar(name) is { } scalar && scalar switch
    {
        { Quoted: false, Text: "true" } => true,
        { Quoted: false, Text: "false" } => false,
        _ => Wrong(scalar, name, "not true or false", false),
    };

    /// <summary>A day (2017-01-04), or null when it is left out.</summary>
    public DateOnly? DayOrNull(string name)
    {
        if (Scalar(name) is not { } scalar)
            return null;
        return DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Wrong(scalar, name, "not a day", DateOnly.MinValue);
    }

    /// <summary>A day that must be there.</summary>
    public DateOnly Day(string name) => Find(name) is null ? Missing(name, DateOnly.MinValue) : DayOrNull(name) ?? DateOnly.MinValue;

    /// <summary>One of the names of an enumeration in camelCase, or null when it is left out.</summary>
    public T? ChoiceOrNull<T>(string name)
        where T : struct, Enum
    {
        if (Scalar(name) is not { } scalar)
            return null;
        var names = Enum.GetValues<T>().ToDictionary(value => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..]);
        return names.TryGetValue(scalar.Text, out var choice)
            ? choice
            : Wrong(scalar, name, "not one of " + string.Join(", ", names.Keys), default(T));
    }

    /// <summary>One of the names of an enumeration that must be there.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum =>
        Find(name) is null ? Missing(name, default(T)) : ChoiceOrNull<T>(name) ?? default;

    /// <summary>An object, or null when it is left out.</summary>
    public T? Object<T>(string name, Func<YamlObject, T> read)
        where T : class =>
        Find(name) is { } value ? Read(file, value, PathOf(name), read) : null;

    /// <summary>An object that must be there.</summary>
    public T? Needed<T>(string name, Func<YamlObject, T> read)
        where T : class =>
        Find(name) is null ? Missing<T?>(name, null) : Object(name, read);

    /// <summary>A list of objects; empty when it is left out.</summary>
    public IReadOnlyList<T> List<T>(string name, Func<YamlObject, T> read)
        where T : class =>
        [.. Items(name).Select((item, number) => Read(file, item, $"{PathOf(name)}[{number}]", read)).OfType<T>()];

    /// <summary>A list of texts; empty when it is left out.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. Items(name).Select(item => item is YamlScalar scalar ? scalar.Text : Wrong(item, name, "not a text", "?"))];

    /// <summary>Numbers by any name; empty when it is left out.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers(string name) =>
        Object(name, all => all.map.Entries.ToDictionary(entry => entry.Key.Text, entry => all.Number(entry.Key.Text), StringComparer.Ordinal))
        ?? [];

    /// <summary>True when the property is this very word.</summary>
    public bool Is(string name, string word) => Find(name) is YamlScalar scalar && scalar.Text == word;

    private YamlValue? Find(string name)
    {
        asked.Add(name);
        return map.Entries.FirstOrDefault(entry => entry.Key.Text == name).Value;
    }

    private YamlScalar? Scalar(string name)
    {
        var value = Find(name);
        return value is null or YamlScalar ? (YamlScalar?)value : Wrong<YamlScalar?>(value, name, "not a single value", null);
    }

    private IReadOnlyList<YamlValue> Items(string name) => Find(name) switch
    {
        null => [],
        YamlList list => list.Items,
        var other => Wrong<IReadOnlyList<YamlValue>>(other, name, "not a list", []),
    };

    private decimal Number(YamlScalar scalar, string name)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (scalar.Quoted || !decimal.TryParse(scalar.Text, Plain, CultureInfo.InvariantCulture, out var number))
            return Wrong(scalar, name, "not a number", 0m);
        if (Math.Abs(number) <= Largest && number.Scale <= MostDecimals)
            return number;
        file.Add(scalar.Place, Rules.OutOfRange, number, -Largest, Largest);
        return 0;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private T Missing<T>(string name, T standIn)
    {
        file.Add(map.Place, Rules.Required, PathOf(name));
        return standIn;
    }

    private T Wrong<T>(YamlValue value, string name, string what, T standIn)
    {
        file.Add(value.Place, Rules.FileUnreadable, PathOf(name), what);
        return standIn;
    }
}
