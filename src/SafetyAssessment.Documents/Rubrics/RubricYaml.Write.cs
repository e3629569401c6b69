using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Rubrics;

public static partial class RubricYaml
{
    /// <summary>The edition in the format of the built-in rubrics; read again it is the very same edition.</summary>
    public static string Write(RubricEdition edition) => YamlWriter.Write(yaml =>
    {
        yaml.Text("code", edition.Code);
        yaml.Text("edition", edition.Edition);
        yaml.Text("title", edition.Title);
        yaml.Choice<Subject>("subject", edition.Subject);
        yaml.Number("fullMark", edition.FullMark);
        yaml.Text("source", edition.Source);
        SharedYaml.Write(yaml, edition.Rounding);
        yaml.Choice<NotApplicableRule>("notApplicable", edition.NotApplicable);
        yaml.Number("bonusCap", edition.BonusCap);
        yaml.List("sections", edition.Sections, Write);
    });

    private static void Write(YamlWriter yaml, Section section)
    {
        yaml.Text("code", section.Code);
        yaml.Text("number", section.Number);
        yaml.Text("title", section.Title);
        yaml.Number("fullMark", section.FullMark);
        yaml.Flag("fullMarkImplied", section.FullMarkImplied);
        yaml.Text("source", section.Source);
        yaml.List("sections", section.Sections, Write);
        yaml.List("items", section.Items, Write);
    }

    private static void Write(YamlWriter yaml, Item item)
    {
        yaml.Text("code", item.Code);
        yaml.Text("number", item.Number);
        yaml.Text("title", item.Title);
        yaml.Text("text", item.Text);
        yaml.Text("method", item.Method);
        yaml.Text("source", item.Source);
        yaml.Number("fullMark", item.FullMark);
        yaml.Flag("fullMarkImplied", item.FullMarkImplied);
        yaml.Number("cap", item.Cap);
        yaml.List("groups", item.Groups, Write, oneLine: true);
        yaml.List("clauses", item.Clauses, Write);
    }

    private static void Write(YamlWriter yaml, ClauseGroup group)
    {
        yaml.Text("code", group.Code);
        yaml.Number("cap", group.Cap);
    }

    private static void Write(YamlWriter yaml, Clause clause)
    {
        yaml.Text("code", clause.Code);
        yaml.Choice<ClauseKind>("kind", clause.Kind);
        yaml.Text("text", clause.Text);
        yaml.Number("points", clause.Points);
        yaml.Text("unit", clause.Unit);
        yaml.Number("cap", clause.Cap);
        yaml.Text("group", clause.Group);
        yaml.Number("maxCount", clause.MaxCount);
        yaml.Flag("polarityImplied", clause.PolarityImplied);
        yaml.Number("target", clause.Target);
        yaml.Number("step", clause.Step);
        yaml.Choice("sense", clause.Sense);
        yaml.List("tiers", clause.Tiers, Write, oneLine: true);
        yaml.Text("valueUnit", clause.ValueUnit);
        yaml.Number("min", clause.Min);
        yaml.Number("max", clause.Max);
        yaml.Choice("scope", clause.Scope);
    }

    private static void Write(YamlWriter yaml, Tier tier)
    {
        yaml.Number("from", tier.From);
        yaml.Number("points", tier.Points);
        yaml.Number("upTo", tier.UpTo);
        yaml.Flag("upToIncluded", tier.UpToIncluded);
        yaml.Flag("implied", tier.Implied);
    }
}
