namespace SafetyAssessment.Documents.Importing;

/// <summary>What a column of a rubric's table holds.</summary>
public enum ColumnRole
{
    /// <summary>Not recognised, or of no use: 备注, 责任单位.</summary>
    Other,

    /// <summary>序号.</summary>
    Number,

    /// <summary>A heading: 类别, 项目.</summary>
    Category,

    /// <summary>What is looked at: 考核内容.</summary>
    Content,

    /// <summary>The scoring sentences: 评分标准, 细则.</summary>
    Criterion,

    /// <summary>考核方式.</summary>
    Method,

    /// <summary>分值.</summary>
    Mark,

    /// <summary>Filled in by the assessor: 扣分原因, 得分.</summary>
    Result,
}

/// <summary>The words of header rows.</summary>
internal static class ColumnWords
{
    // The first that fits decides: «责任单位» is no heading, «考核内容及评分标准» is a criterion, «标准分值» is a mark.
    private static readonly (ColumnRole Role, string[] Words)[] Known =
    [
        (ColumnRole.Other, ["备注", "责任单位", "责任人", "责任科", "牵头", "时限", "签字", "签名", "单位", "部门", "完成时间", "适用范围", "目标值", "完成值", "实际值"]),
        (ColumnRole.Mark, ["应得分", "标准得分", "分值", "满分", "基准分", "基本分", "基础分", "配分", "权重", "总分", "标准分"]),
        (ColumnRole.Result, ["实得", "扣分原因", "扣分理由", "扣分情况", "扣分事由", "扣分记录", "自评", "自查", "考评分", "核定", "复核", "评分人", "检查情况", "检查记录",
            "检查结果", "考核结果", "考核情况", "存在问题", "扣减", "实扣", "考核得分", "评定结果", "符合"]),
        (ColumnRole.Criterion, ["评分", "扣分标准", "计分", "记分", "打分", "扣分办法", "扣分细则", "扣分规则", "扣分项", "扣分条款", "扣分依据", "赋分标准", "赋分办法", "赋分规则",
            "加减分", "加扣分", "奖惩", "得分标准", "评定标准", "细则"]),
        (ColumnRole.Mark, ["赋分", "分数"]),
        (ColumnRole.Result, ["得分", "扣分"]),
        (ColumnRole.Content, ["三级指标", "内容", "要求", "任务", "要点", "具体指标", "措施", "描述", "情形", "行为", "事项", "条款"]),
        (ColumnRole.Criterion, ["标准", "考核办法", "考评办法", "评价办法", "评定办法"]),
        (ColumnRole.Method, ["方式", "方法", "核查", "佐证", "资料", "材料", "途径", "依据", "查看", "查阅", "手段", "验证"]),
        (ColumnRole.Category, ["类别", "类型", "项目", "对象", "指标", "要素", "大项", "方面", "分类", "环节", "部分", "板块", "领域", "单元", "模块", "考核项", "检查项", "评估项",
            "评价项", "章节", "目标", "大类", "小类", "科目", "种类"]),
        (ColumnRole.Number, ["序号", "编号", "项次", "项号", "代码"]),
    ];

    private static readonly string[] HeadingEnds = ["项目", "要素", "类别", "评分项", "考核项", "检查项", "一级指标", "二级指标"];

    /// <summary>The role that a header cell names.</summary>
    public static ColumnRole Of(string header)
    {
        var plain = Bare(header);
        if (plain.Length is 0 or > 24 || plain.Contains('。', StringComparison.Ordinal))
            return ColumnRole.Other;
        if (plain is "号" or "序" or "No" or "NO" or "No." or "#")
            return ColumnRole.Number;
        if (plain == "分")
            return ColumnRole.Mark;
        if (Array.Exists(HeadingEnds, end => plain.EndsWith(end, StringComparison.Ordinal)))
            return ColumnRole.Category;
        foreach (var (role, words) in Known)
        {
            if (Array.Exists(words, word => plain.Contains(word, StringComparison.Ordinal)))
                return role;
        }

        return plain[^1] == '项' ? ColumnRole.Category : ColumnRole.Other;
    }

    // «评分标准（100分）», «分 值», «扣　分»: what stands in brackets at the end says nothing of the column.
    private static string Bare(string header)
    {
        var plain = Heading.Plain(header).Replace(" ", "", StringComparison.Ordinal);
        var open = plain.LastIndexOfAny(['（', '(']);
        return open > 0 && plain[^1] is '）' or ')' && open > 0 ? plain[..open] : plain;
    }
}
