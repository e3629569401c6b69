using Microsoft.Extensions.Localization;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Comparing;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Rubrics.Comparing;

/// <summary>Says what changed between two editions.</summary>
public sealed class ChangeWords(IStringLocalizer<CompareTexts> texts, IStringLocalizer<RubricTexts> rubricTexts)
{
    // Their values stand in the cells, with the changed words marked.
    private static readonly RubricField[] Long =
        [RubricField.Title, RubricField.Text, RubricField.Method, RubricField.Source, RubricField.Tiers, RubricField.PrintedTiers];

    /// <summary>«Cap 10 → 8»; of a text, its name alone.</summary>
    public string Of(FieldChange change)
    {
        var name = texts[$"Field.{change.Field}"].Value;
        return Long.Contains(change.Field) ? name : texts["Field.Values", name, Value(change.Old), Value(change.New)];
    }

    /// <summary>A value in words.</summary>
    public string Value(object? value) => value switch
    {
        null => texts["Value.None"],
        decimal number => Format.Points(number),
        bool yes => texts[yes ? "Value.Yes" : "Value.No"],
        Subject subject => rubricTexts[$"Subject.{subject}"],
        NotApplicableRule rule => rubricTexts[$"Fact.{rule}"],
        Enum member => texts[$"{member.GetType().Name}.{member}"],
        _ => value.ToString() ?? "",
    };

    /// <summary>What a row is worth, as it stands in the column of marks.</summary>
    public string Mark(Item item)
    {
        if (item.Mark is null)
            return texts["Mark.None"];
        var mark = item.FullMark is { } full ? texts[item.FullMarkImplied ? "Mark.Implied" : "Mark.Full", Format.Points(full)].Value : "";
        var cap = item.Cap is { } most ? texts["Mark.Cap", Format.Points(most)].Value : "";
        return mark.Length > 0 && cap.Length > 0 ? mark + texts["Mark.And"] + cap : mark + cap;
    }

    /// <summary>What a section is worth.</summary>
    public string Mark(Section section) => texts[section.FullMarkImplied ? "Mark.Implied" : "Mark.Full", Format.Points(section.FullMark)];

    /// <summary>What a clause costs, with the common cap behind the last one of a group.</summary>
    public string? Rule(Clause? clause, Item? item)
    {
        if (clause is null || item is null)
            return null;
        var rule = ClauseSentence.Of(clause, item, rubricTexts);
        return ClauseSentence.GroupCapAfter(clause, item, rubricTexts) is { } together ? $"{rule}{texts["Mark.And"]}{together}" : rule;
    }
}
