using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Offline;

/// <summary>What cells take while somebody types; cells of the same rule share one entry.</summary>
internal sealed class OfflineValidations
{
    private readonly Dictionary<(DataValidationValues Kind, DataValidationOperatorValues Operator, string First, string? Second, bool Strict, string Says), List<string>> known = [];

    public void List(string cell, string source, bool strict) => Add(cell, DataValidationValues.List, default, source, null, strict, "请从列表中选择。");

    public void Length(string cell, int most) =>
        Add(cell, DataValidationValues.TextLength, DataValidationOperatorValues.LessThanOrEqual, $"{most}", null, true, $"最多{most}个字。");

    public void Between(string cell, decimal least, decimal most, string says) =>
        Add(cell, DataValidationValues.Decimal, DataValidationOperatorValues.Between, SheetFormula.Number(least), SheetFormula.Number(most), true, says);

    public void Number(string cell, Clause clause)
    {
        var largest = SheetFormula.Number(SheetFormula.Largest);
        if (clause.CountsOnce)
            Add(cell, DataValidationValues.List, default, $"\"{SheetFormula.NotMet}\"", null, true, $"未落实选“{SheetFormula.NotMet}”；没有问题就留空。");
        else if (clause.IsCounted)
            Add(cell, DataValidationValues.Whole, DataValidationOperatorValues.Between, "0", largest, true, "填发现了几处，须为不小于0的整数；分数由公式算。");
        else if (clause.IsMeasured)
            Add(cell, DataValidationValues.Decimal, DataValidationOperatorValues.Between, $"-{largest}", largest, true, "填实测的数值；分数由公式算。");
        else
            Add(cell, DataValidationValues.Decimal, DataValidationOperatorValues.Between, SheetFormula.Number(clause.Min ?? 0), SheetFormula.Number(clause.Max ?? SheetFormula.Largest), true, $"填酌情扣的分，{Limits(clause)}。");
    }

    public static string Limits(Clause clause) =>
        clause.Max is { } max ? $"从{SheetFormula.Number(clause.Min ?? 0)}到{SheetFormula.Number(max)}" : $"不小于{SheetFormula.Number(clause.Min ?? 0)}";

    public DataValidations Make() => new(known.Select(rule => Entry(rule.Key, rule.Value))) { Count = (uint)known.Count };

    private static DataValidation Entry(
        (DataValidationValues Kind, DataValidationOperatorValues Operator, string First, string? Second, bool Strict, string Says) rule, List<string> cells)
    {
        var entry = new DataValidation
        {
            Type = rule.Kind,
            AllowBlank = true,
            ShowInputMessage = true,
            ShowErrorMessage = rule.Strict,
            ErrorTitle = "请核对",
            Error = rule.Says,
            SequenceOfReferences = new DocumentFormat.OpenXml.ListValue<DocumentFormat.OpenXml.StringValue>(cells.Select(cell => new DocumentFormat.OpenXml.StringValue(cell))),
        };
        if (rule.Kind != DataValidationValues.List)
            entry.Operator = rule.Operator;
        entry.AppendChild(new Formula1(rule.First));
        if (rule.Second is not null)
            entry.AppendChild(new Formula2(rule.Second));
        return entry;
    }

    private void Add(string cell, DataValidationValues kind, DataValidationOperatorValues how, string first, string? second, bool strict, string says)
    {
        var rule = (kind, how, first, second, strict, says);
        if (!known.TryGetValue(rule, out var cells))
            known[rule] = cells = [];
        cells.Add(cell);
    }
}
