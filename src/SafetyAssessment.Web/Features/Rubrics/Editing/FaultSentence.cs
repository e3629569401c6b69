using Microsoft.Extensions.Localization;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Rubrics.Editing;

/// <summary>What stands in the way of using a rubric, in the words of the editor's fields.</summary>
public sealed class FaultSentence(RuleSentences sentences, IStringLocalizer<EditorTexts> texts)
{
    /// <summary>The sentence of a fault of <see cref="RubricFaults"/>.</summary>
    public string Of(Problem fault, RubricEdition edition) => fault.Code switch
    {
        Rules.RubricClauseIncomplete => texts["Clause.Lacks", texts[$"Missing.{fault.Values[1]}"].Value],
        Rules.RubricTextMissing => texts[edition.Index.Clause(fault.Path) is null ? "Fault.Title" : "Fault.Text"],
        Rules.RubricSectionEitherOr when Outline.Find(edition, fault.Path) is { Items.Count: 0, Sections.Count: 0 } => texts["Fault.EmptySection"],
        Rules.RubricEmpty => texts["Fault.Empty"],
        _ => sentences.Of(fault),
    };

    /// <summary>Where it is, as a person finds it.</summary>
    public string Where(string code, RubricEdition edition)
    {
        if (edition.Index.Clause(code) is { } known)
            return $"{Title(known.Item.Number, known.Item.Title)} · {texts["Clause.Number", known.Item.Clauses.ToList().IndexOf(known.Clause) + 1].Value}";
        if (edition.Index.Item(code) is { } item)
            return Title(item.Number, item.Title);
        return Outline.Find(edition, code) is { } section ? Title(section.Number, section.Title) : texts["Head"];
    }

    private string Title(string? number, string title) => $"{number} {(title.Length == 0 ? texts["Untitled"].Value : title)}".Trim();
}
