using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Documents.Rubrics;

/// <summary>All rubrics and schemes of a folder.</summary>
/// <param name="Editions">Rubric editions by code and edition.</param>
/// <param name="Schemes">Schemes by code; every rubric that they name is among the editions.</param>
/// <param name="Examples">Worked examples; every edition that they name is among the editions.</param>
public sealed record RubricLibrary(
    IReadOnlyList<RubricEdition> Editions, IReadOnlyList<Scheme> Schemes, IReadOnlyList<RubricExamples> Examples)
{
    /// <summary>The edition, or null.</summary>
    public RubricEdition? Edition(string code, string edition) =>
        Editions.FirstOrDefault(known => known.Code == code && known.Edition == edition);
}

/// <summary>
/// The rubrics that come with the program, as YAML: <c>code/edition.yaml</c>, <c>code/edition.examples.yaml</c>, <c>scheme/scheme.yaml</c>.
/// </summary>
public static class BuiltInRubrics
{
    /// <summary>The folder beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "rubrics");

    /// <summary>Reads all files of a folder and checks them against each other.</summary>
    /// <param name="folder">The folder; null: <see cref="Folder"/>.</param>
    /// <exception cref="InvalidInput">Every fault of every file.</exception>
    public static RubricLibrary Read(string? folder = null)
    {
        folder ??= Folder;
        if (!Directory.Exists(folder))
            throw new InvalidInput([new Problem(folder, Rules.FileUnreadable, "", "no such folder")]);
        var problems = new List<Problem>();
        List<(string Name, T Value)> ReadAll<T>(string ending, Func<string, string, T> read) =>
            [.. Names(folder, ending).SelectMany(name => Try(name, () => read(name, File.ReadAllText(Path.Combine(folder, name))), problems))];

        var editions = ReadAll(".yaml", RubricYaml.Read);
        var schemes = ReadAll("scheme.yaml", SchemeYaml.Read);
        var examples = ReadAll(".examples.yaml", ExamplesYaml.Read);
        var library = new RubricLibrary(
            [.. editions.Select(read => read.Value)], [.. schemes.Select(read => read.Value)], [.. examples.Select(read => read.Value)]);

        problems.AddRange(editions.Where(read => read.Name != $"{read.Value.Code}/{read.Value.Edition}.yaml")
            .Select(read => new Problem(read.Name, Rules.FileUnreadable, $"{read.Value.Code}/{read.Value.Edition}", "not what the file is called")));
        // A file that could not be read must not be reported again as a rubric that does not exist.
        if (problems.Count == 0)
        {
            problems.AddRange(schemes.SelectMany(read => SchemeFaults.Of(read.Value, library.Editions)
                .Select(fault => fault with { Path = $"{read.Name}: {fault.Path}" })));
            problems.AddRange(examples.Where(read => library.Edition(read.Value.Rubric, read.Value.Edition) is null)
                .Select(read => new Problem(read.Name, Rules.NotFound, $"{read.Value.Rubric}/{read.Value.Edition}")));
        }

        return problems.Count == 0 ? library : throw new InvalidInput(problems);
    }

    private static IEnumerable<string> Names(string folder, string ending) =>
        Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(name => Ending(name) == ending).Order(StringComparer.Ordinal);

    private static string Ending(string name) =>
        name.EndsWith(".examples.yaml", StringComparison.Ordinal) ? ".examples.yaml"
        : Path.GetFileName(name) == "scheme.yaml" ? "scheme.yaml"
        : ".yaml";

    private static IEnumerable<(string Name, T Value)> Try<T>(string name, Func<T> read, List<Problem> problems)
    {
        try
        {
            return [(name, read())];
        }
        catch (InvalidInput faults)
        {
            problems.AddRange(faults.Problems);
            return [];
        }
    }
}
