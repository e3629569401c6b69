using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Documents.Rubrics;

/// <summary>
/// A scheme as YAML: read here, written beside it. Whether its rubrics exist is checked with them at hand, see <see cref="SchemeFaults"/>.
/// </summary>
public static partial class SchemeYaml
{
    /// <summary>Reads a scheme.</summary>
    /// <param name="name">Name of the file, for the faults.</param>
    /// <param name="text">The YAML.</param>
    /// <exception cref="InvalidInput">Every fault, with file, line and column.</exception>
    public static Scheme Read(string name, string text) => YamlFile.Read(name, text, (_, top) => Scheme(top));

    private static Scheme Scheme(YamlObject yaml) => new()
    {
        Code = yaml.Text("code"),
        Title = yaml.Text("title"),
        Year = yaml.Whole("year"),
        Source = yaml.TextOrNull("source"),
        Rounding = yaml.Object("rounding", SharedYaml.Rounding) ?? Rounding.Default,
        Ties = yaml.ChoiceOrNull<TieRule>("ties") ?? TieRule.Skip,
        TieBreaks = yaml.Texts("tieBreaks"),
        Phases = yaml.List("phases", phase =>
            new Phase(phase.Text("code"), phase.Text("title"), phase.DayOrNull("from"), phase.Day("to")) { Kind = phase.ChoiceOrNull<PhaseKind>("kind") }),
        AppealDays = yaml.WholeOrNull("appealDays"),
        Grades = yaml.Object("grades", Grades) ?? new GradeRules(),
        Vetoes = yaml.List("vetoes", Veto),
        Groups = yaml.List("groups", Group),
        Givers = yaml.List("givers", giver => new Giver(giver.Text("code"), giver.Text("name"), giver.Flag("office"))),
        Consequences = SharedYaml.ListOrNull(yaml.List("consequences", Consequence)),
        SelfDifferenceLimit = yaml.NumberOrNull("selfDifferenceLimit"),
        Notes = yaml.List("notes", note => new SchemeNote(note.Text("kind"), note.Text("stated"), note.Text("found"))),
    };

    private static GradeRules Grades(YamlObject yaml) => new()
    {
        Decision = yaml.ChoiceOrNull<GradeDecision>("decision") ?? GradeDecision.Collective,
        Basis = yaml.ChoiceOrNull<GradeBasis>("basis") ?? GradeBasis.Marks,
        Proposed = yaml.Flag("proposed"),
        Note = yaml.TextOrNull("note"),
        Bands = yaml.List("bands", band => new GradeBand(band.Choice<Grade>("grade"), band.Number("from"), band.NumberOrNull("upTo"))),
    };

    private static VetoRule Veto(YamlObject yaml) => new()
    {
        Code = yaml.Text("code"),
        Title = yaml.Text("title"),
        Effect = yaml.Choice<VetoEffect>("effect"),
        When = yaml.Object("when", When) ?? new VetoCondition(),
        Source = yaml.TextOrNull("source"),
    };

    private static VetoCondition When(YamlObject yaml) => new()
    {
        Deaths = yaml.WholeOrNull("deaths"),
        AccidentLevel = yaml.ChoiceOrNull<AccidentLevel>("accidentLevel"),
        Accidents = yaml.WholeOrNull("accidents"),
        Level = yaml.ChoiceOrNull<AccidentLevel>("level"),
        Concealed = yaml.Flag("concealed"),
    };

    private static Consequence Consequence(YamlObject yaml) => new()
    {
        Code = yaml.Text("code"),
        Title = yaml.Text("title"),
        Grade = yaml.Choice<Grade>("grade"),
        Years = yaml.WholeOrNull("years") ?? 1,
        Effect = yaml.Choice<ConsequenceEffect>("effect"),
        Post = yaml.TextOrNull("post"),
        Amount = yaml.NumberOrNull("amount"),
        TriggerProposed = yaml.Flag("triggerProposed"),
        Source = yaml.TextOrNull("source"),
    };

    private static UnitGroup Group(YamlObject yaml) => new()
    {
        Code = yaml.Text("code"),
        Title = yaml.Text("title"),
        Subject = yaml.Choice<Subject>("subject"),
        FullMark = yaml.Number("fullMark"),
        Sampling = yaml.TextOrNull("sampling"),
        Verification = yaml.Object("verification", rule => new VerificationRule(rule.WholeOrNull("atLeast"), rule.NumberOrNull("tolerance"))),
        Units = yaml.List("units", unit => new SchemeUnit(unit.Text("code"), unit.Text("name"))),
        Excluded = yaml.List("excluded", left => new Exclusion(left.Text("unit"), left.Text("reason"))),
        Parts = yaml.List("parts", Part),
    };

    private static Part Part(YamlObject yaml) => new()
    {
        Code = yaml.Text("code"),
        Title = yaml.Text("title"),
        Heading = yaml.TextOrNull("heading"),
        FullMark = yaml.Number("fullMark"),
        Weight = yaml.NumberOrNull("weight"),
        Kind = yaml.Choice<PartKind>("kind"),
        Rubric = yaml.TextOrNull("rubric"),
        Edition = yaml.TextOrNull("edition"),
        Periods = SharedYaml.ListOrNull(yaml.List("periods", period =>
            new Period(period.Text("code"), period.Text("title"), period.NumberOrNull("weight") ?? 1))),
        Giver = yaml.TextOrNull("giver"),
        Source = yaml.TextOrNull("source"),
        Subjects = yaml.List("subjects", Subject),
    };

    private static ScoredSubject Subject(YamlObject yaml) => new()
    {
        Code = yaml.Text("code"),
        Title = yaml.Text("title"),
        FullMark = yaml.Number("fullMark"),
        OutOf = yaml.NumberOrNull("outOf"),
        Inputs = yaml.List("inputs", input =>
            new SubjectInput(input.Text("code"), input.Text("title"), input.Text("giver"), input.Texts("units"))),
    };
}
