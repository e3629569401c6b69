using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Documents.Rubrics;

public static partial class SchemeYaml
{
    /// <summary>The scheme in the format of the built-in ones; read again it is the very same scheme.</summary>
    public static string Write(Scheme scheme) => YamlWriter.Write(yaml =>
    {
        yaml.Text("code", scheme.Code);
        yaml.Text("title", scheme.Title);
        yaml.Number("year", scheme.Year);
        yaml.Text("source", scheme.Source);
        SharedYaml.Write(yaml, scheme.Rounding);
        yaml.Choice<TieRule>("ties", scheme.Ties);
        yaml.Texts("tieBreaks", scheme.TieBreaks);
        yaml.List("phases", scheme.Phases, Write, oneLine: true);
        yaml.Number("appealDays", scheme.AppealDays);
        yaml.Object("grades", inner => Write(inner, scheme.Grades));
        yaml.List("vetoes", scheme.Vetoes, Write);
        yaml.List("consequences", scheme.Consequences, Write);
        yaml.List("groups", scheme.Groups, Write);
        yaml.Number("selfDifferenceLimit", scheme.SelfDifferenceLimit);
        yaml.List("givers", scheme.Givers, Write, oneLine: true);
        yaml.List("notes", scheme.Notes, Write);
    });

    private static void Write(YamlWriter yaml, Phase phase)
    {
        yaml.Text("code", phase.Code);
        yaml.Text("title", phase.Title);
        yaml.Choice<PhaseKind>("kind", phase.Kind);
        yaml.Day("from", phase.From);
        yaml.Day("to", phase.To);
    }

    private static void Write(YamlWriter yaml, GradeRules grades)
    {
        yaml.Choice<GradeDecision>("decision", grades.Decision);
        yaml.Choice<GradeBasis>("basis", grades.Basis);
        yaml.Flag("proposed", grades.Proposed);
        yaml.Text("note", grades.Note);
        yaml.List("bands", grades.Bands, Write, oneLine: true);
    }

    private static void Write(YamlWriter yaml, GradeBand band)
    {
        yaml.Choice<Grade>("grade", band.Grade);
        yaml.Number("from", band.From);
        yaml.Number("upTo", band.UpTo);
    }

    private static void Write(YamlWriter yaml, VetoRule rule)
    {
        yaml.Text("code", rule.Code);
        yaml.Text("title", rule.Title);
        yaml.Choice<VetoEffect>("effect", rule.Effect);
        yaml.Short("when", inner =>
        {
            inner.Number("deaths", rule.When.Deaths);
            inner.Choice("accidentLevel", rule.When.AccidentLevel);
            inner.Number("accidents", rule.When.Accidents);
            inner.Choice("level", rule.When.Level);
            inner.Flag("concealed", rule.When.Concealed);
        });
        yaml.Text("source", rule.Source);
    }

    private static void Write(YamlWriter yaml, Consequence rule)
    {
        yaml.Text("code", rule.Code);
        yaml.Text("title", rule.Title);
        yaml.Choice<Grade>("grade", rule.Grade);
        yaml.Number("years", rule.Years);
        yaml.Choice<ConsequenceEffect>("effect", rule.Effect);
        yaml.Text("post", rule.Post);
        yaml.Number("amount", rule.Amount);
        yaml.Flag("triggerProposed", rule.TriggerProposed);
        yaml.Text("source", rule.Source);
    }

    private static void Write(YamlWriter yaml, UnitGroup group)
    {
        yaml.Text("code", group.Code);
        yaml.Text("title", group.Title);
        yaml.Choice<Subject>("subject", group.Subject);
        yaml.Number("fullMark", group.FullMark);
        yaml.Text("sampling", group.Sampling);
        if (group.Verification is { } rule)
        {
            yaml.Short("verification", inner =>
            {
                inner.Number("atLeast", rule.AtLeast);
                inner.Number("tolerance", rule.Tolerance);
            });
        }

        yaml.List("units", group.Units, Write, oneLine: true);
        yaml.List("excluded", group.Excluded, Write, oneLine: true);
        yaml.List("parts", group.Parts, Write);
    }

    private static void Write(YamlWriter yaml, SchemeUnit unit)
    {
        yaml.Text("code", unit.Code);
        yaml.Text("name", unit.Name);
    }

    private static void Write(YamlWriter yaml, Exclusion left)
    {
        yaml.Text("unit", left.Unit);
        yaml.Text("reason", left.Reason);
    }

    private static void Write(YamlWriter yaml, Part part)
    {
        yaml.Text("code", part.Code);
        yaml.Text("title", part.Title);
        yaml.Text("heading", part.Heading);
        yaml.Number("fullMark", part.FullMark);
        yaml.Number("weight", part.Weight);
        yaml.Choice<PartKind>("kind", part.Kind);
        yaml.Text("rubric", part.Rubric);
        yaml.Text("edition", part.Edition);
        yaml.List("periods", part.Periods, Write, oneLine: true);
        yaml.Text("giver", part.Giver);
        yaml.Text("source", part.Source);
        yaml.List("subjects", part.Subjects, Write);
    }

    private static void Write(YamlWriter yaml, Period period)
    {
        yaml.Text("code", period.Code);
        yaml.Text("title", period.Title);
        yaml.Number("weight", period.Weight);
    }

    private static void Write(YamlWriter yaml, ScoredSubject subject)
    {
        yaml.Text("code", subject.Code);
        yaml.Text("title", subject.Title);
        yaml.Number("fullMark", subject.FullMark);
        yaml.Number("outOf", subject.OutOf);
        yaml.List("inputs", subject.Inputs, Write, oneLine: true);
    }

    private static void Write(YamlWriter yaml, SubjectInput input)
    {
        yaml.Text("code", input.Code);
        yaml.Text("title", input.Title);
        yaml.Text("giver", input.Giver);
        yaml.Texts("units", input.Units);
    }

    private static void Write(YamlWriter yaml, Giver giver)
    {
        yaml.Text("code", giver.Code);
        yaml.Text("name", giver.Name);
        yaml.Flag("office", giver.Office);
    }

    private static void Write(YamlWriter yaml, SchemeNote note)
    {
        yaml.Text("kind", note.Kind);
        yaml.Text("stated", note.Stated);
        yaml.Text("found", note.Found);
    }
}
