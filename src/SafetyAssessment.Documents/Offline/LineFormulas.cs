using System.Globalization;
using SafetyAssessment.Domain.Rubrics;
using static SafetyAssessment.Documents.Offline.OfflineColumns;

namespace SafetyAssessment.Documents.Offline;

/// <summary>The formulas of the lines and items of one worksheet. What is filled in wrongly is said beside it and stops the total; it is never left out silently.</summary>
internal sealed class LineFormulas(OfflineLayout layout, ClauseChoices choices)
{
    private readonly OfflineColumns columns = layout.Columns;
    private readonly SheetFormula formula = new(Of(layout, layout.Columns.Clause), Of(layout, layout.Columns.Value), Of(layout, layout.Columns.Filled));

    public static string Of(OfflineLayout layout, int column) => Range(column, OfflineLayout.FirstLine, layout.LastLine);

    public string Points(ItemBlock item, ClauseBlock block) => formula.Clause(block.Clause!, block.Ordinal, item.Item.Mark);

    public string State(ItemBlock block)
    {
        var state = At(columns.State, block.Row);
        var found = string.Create(CultureInfo.InvariantCulture, $"SUMPRODUCT(({Of(layout, columns.Item)}={block.Ordinal})*{Of(layout, columns.Filled)})>0");
        return $"IF({state}=\"{OfflineState.NotApplicable}\",3,IF({state}=\"{OfflineState.Exempt}\",4,IF({found},2,IF({state}=\"{OfflineState.Clear}\",1,0))))";
    }

    /// <summary>1 for a word that is no state, a state that contradicts the lines, and one that lacks its reason.</summary>
    public string StateFault(ItemBlock block)
    {
        var state = At(columns.State, block.Row);
        var found = string.Create(CultureInfo.InvariantCulture, $"SUMPRODUCT(({Of(layout, columns.Item)}={block.Ordinal})*{Of(layout, columns.Filled)})>0");
        var known = $"OR({state}=\"\",{string.Join(',', OfflineState.Words.Split(',').Select(word => $"{state}=\"{word}\""))})";
        var leftOut = $"OR({state}=\"{OfflineState.NotApplicable}\",{state}=\"{OfflineState.Exempt}\")";
        var contradicts = $"AND({found},{state}<>\"\",{state}<>\"{OfflineState.NotAssessed}\")";
        return $"IF(OR(NOT({known}),{contradicts},AND({leftOut},{At(columns.Why, block.Row)}=\"\")),1,0)";
    }

    public string Lost(ItemBlock block)
    {
        var state = At(columns.StateNumber, block.Row);
        var cells = block.Clauses.Where(clause => clause.Clause is not null).ToDictionary(clause => clause.Clause!.Code, clause => At(columns.Points, clause.Row), StringComparer.Ordinal);
        return $"IF(OR({state}=1,{state}=2),{SheetFormula.Item(block.Item, clause => cells[clause.Code])},IF({state}=4,0,\"\"))";
    }

    public string Score(ItemBlock block)
    {
        var state = At(columns.StateNumber, block.Row);
        var left = block.Item.Mark is { } mark ? SheetFormula.Round($"{SheetFormula.Number(mark)}-{At(columns.Lost, block.Row)}") : "\"—\"";
        return $"IF({state}=0,\"{OfflineState.NotAssessed}\",IF({state}=3,\"{OfflineState.NotApplicable}\",{left}))";
    }

    /// <summary>Marks of the item that leave the denominator.</summary>
    public string LeftOut(ItemBlock block) => $"IF({At(columns.StateNumber, block.Row)}=3,{SheetFormula.Number(block.Item.Mark ?? 0)},0)";

    public string Value(int row) => $"IF(ISNUMBER({Number(row)}),{Number(row)},IF({Number(row)}=\"\",0,1))";

    public string IsFilled(int row) => $"IF({Number(row)}=\"\",0,1)";

    public string LineFault(Clause clause, int row) =>
        $"IF({Number(row)}=\"\",IF(AND({Texts(row)}),0,1),IF({SheetFormula.Takes(clause, Number(row))},0,1))";

    public string Hint(ItemBlock item, Clause? clause, int row)
    {
        var state = row == item.Row ? $"IF({At(columns.StateFault, row)}=1,\"请核对状态和理由\",\"\")" : "\"\"";
        if (clause is null)
            return state;
        var expected = clause.CountsOnce ? $"只填“{SheetFormula.NotMet}”" : clause.IsCounted ? "须填不小于0的整数" : clause.IsMeasured ? "须填实测的数值" : $"须填{OfflineValidations.Limits(clause)}的数";
        var reason = clause.Kind is ClauseKind.Earned or ClauseKind.Bonus || clause.IsMeasured
            ? state
            : $"IF(AND({At(columns.Filled, row)}=1,{At(columns.Value, row)}<>0,{At(columns.Reason, row)}=\"\"),\"缺扣分原因\",{state})";
        return $"IF({At(columns.LineFault, row)}=1,\"{expected}\",{reason})";
    }

    public string ExtraClause(int row) => $"IF({At(0, row)}=\"\",0,IFERROR(MATCH({At(0, row)},{choices.Texts},0),-1))";

    public string ExtraItem(int row) => $"IF({At(columns.Clause, row)}>0,INDEX({choices.Items},{At(columns.Clause, row)}),0)";

    public string ExtraUnit(int row) => $"IF({At(columns.Clause, row)}>0,INDEX({choices.Units},{At(columns.Clause, row)})&\"\",\"\")";

    public string ExtraFault(int row)
    {
        var (clause, number) = (At(columns.Clause, row), Number(row));
        string Of(string range) => $"INDEX({range},{clause})";
        var takes = $"IF(ISNUMBER({number}),IF({Of(choices.Kinds)}<=2,{SheetFormula.Whole(number)},"
            + $"AND({SheetFormula.Precise(number)},OR({Of(choices.Kinds)}=3,AND({number}>={Of(choices.Least)},{number}<={Of(choices.Most)})))),"
            + $"AND({Of(choices.Kinds)}=1,{number}=\"{SheetFormula.NotMet}\"))";
        return $"IF(AND({At(0, row)}=\"\",{number}=\"\",{Texts(row)}),0,IF({clause}<1,1,IF({number}=\"\",1,IF({takes},0,1))))";
    }

    public string ExtraHint(int row)
    {
        var expected = $"IF({At(columns.Clause, row)}<1,\"请先选评分标准\",CHOOSE(INDEX({choices.Kinds},{At(columns.Clause, row)}),\"填“{SheetFormula.NotMet}”\",\"填不小于0的整数\",\"填实测的数值\",\"填限度以内的分\"))";
        return $"IF({At(columns.LineFault, row)}=1,{expected},\"\")";
    }

    private string Number(int row) => At(columns.Number, row);

    private string Texts(int row) => $"{At(columns.Place, row)}=\"\",{At(columns.Reason, row)}=\"\"";
}
