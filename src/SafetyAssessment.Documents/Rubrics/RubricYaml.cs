using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Rubrics;

/// <summary>A rubric edition as YAML: read here, written beside it.</summary>
public static partial class RubricYaml
{
    /// <summary>Reads an edition and refuses one that can't be scored.</summary>
    /// <param name="name">Name of the file, for the faults.</param>
    /// <param name="text">The YAML.</param>
    /// <exception cref="InvalidInput">Every fault, with file, line and column.</exception>
    public static RubricEdition Read(string name, string text) => YamlFile.Read(name, text, (file, top) =>
    {
        var places = new Dictionary<string, YamlPlace>(StringComparer.Ordinal);
        var edition = new Reading(places).Edition(top);
        // Stand-ins of values that could not be read would be reported a second time.
        if (file.Sound)
        {
            foreach (var fault in RubricFaults.Of(edition))
                file.Add(places.GetValueOrDefault(fault.Path, top.Place), fault.Code, fault.Values);
        }

        return edition;
    });

    /// <summary>Reads a working copy, which may have faults: texts that are still empty, clauses without their numbers.</summary>
    /// <param name="name">Name of the file, for the faults.</param>
    /// <param name="text">The YAML.</param>
    /// <exception cref="InvalidInput">Everything that is not of the format, with file, line and column.</exception>
    public static RubricEdition ReadDraft(string name, string text) =>
        YamlFile.Read(name, text, (_, top) => new Reading([]).Edition(top), blankTexts: true);

    private sealed class Reading(Dictionary<string, YamlPlace> places)
    {
        public RubricEdition Edition(YamlObject yaml) => new()
        {
            Code = yaml.Text("code"),
            Edition = yaml.Text("edition"),
            Title = yaml.Text("title"),
            Subject = yaml.Choice<Subject>("subject"),
            FullMark = yaml.Number("fullMark"),
            Source = yaml.TextOrNull("source"),
            Rounding = yaml.Object("rounding", SharedYaml.Rounding) ?? Rounding.Default,
            NotApplicable = yaml.ChoiceOrNull<NotApplicableRule>("notApplicable") ?? NotApplicableRule.Rescale,
            BonusCap = yaml.NumberOrNull("bonusCap"),
            Sections = yaml.List("sections", Section),
        };

        private Section Section(YamlObject yaml) => new()
        {
            Code = Code(yaml),
            Number = yaml.TextOrNull("number"),
            Title = yaml.Text("title"),
            FullMark = yaml.Number("fullMark"),
            FullMarkImplied = yaml.Flag("fullMarkImplied"),
            Source = yaml.TextOrNull("source"),
            Sections = yaml.List("sections", Section),
            Items = yaml.List("items", Item),
        };

        private Item Item(YamlObject yaml) => new()
        {
            Code = Code(yaml),
            Number = yaml.TextOrNull("number"),
            Title = yaml.Text("title"),
            Text = yaml.TextOrNull("text"),
            Method = yaml.TextOrNull("method"),
            Source = yaml.TextOrNull("source"),
            FullMark = yaml.NumberOrNull("fullMark"),
            FullMarkImplied = yaml.Flag("fullMarkImplied"),
            Cap = yaml.NumberOrNull("cap"),
            Groups = yaml.List("groups", group => new ClauseGroup(group.Text("code"), group.Number("cap"))),
            Clauses = yaml.List("clauses", Clause),
        };

        private Clause Clause(YamlObject yaml)
        {
            var tiers = yaml.List("tiers", Tier);
            return new Clause
            {
                Code = Code(yaml),
                Kind = yaml.Choice<ClauseKind>("kind"),
                Text = yaml.Text("text"),
                Points = yaml.NumberOrNull("points"),
                Unit = yaml.TextOrNull("unit"),
                Cap = yaml.NumberOrNull("cap"),
                Group = yaml.TextOrNull("group"),
                MaxCount = yaml.NumberOrNull("maxCount"),
                PolarityImplied = yaml.Flag("polarityImplied"),
                Target = yaml.NumberOrNull("target"),
                Step = yaml.NumberOrNull("step"),
                Sense = yaml.ChoiceOrNull<ShortfallSense>("sense"),
                Tiers = tiers.Count > 0 ? tiers : null,
                ValueUnit = yaml.TextOrNull("valueUnit"),
                Min = yaml.NumberOrNull("min"),
                Max = yaml.NumberOrNull("max"),
                Scope = yaml.ChoiceOrNull<VetoScope>("scope"),
            };
        }

        private static Tier Tier(YamlObject yaml) => new()
        {
            From = yaml.NumberOrNull("from"),
            Points = yaml.Number("points"),
            UpTo = yaml.NumberOrNull("upTo"),
            UpToIncluded = yaml.Flag("upToIncluded"),
            Implied = yaml.Flag("implied"),
        };

        // Of a code that is given twice the later place is kept: it is the one to change.
        private string Code(YamlObject yaml)
        {
            var code = yaml.Text("code");
            places[code] = yaml.Place;
            return code;
        }
    }
}
