using System.Collections.Frozen;

namespace SafetyAssessment.Documents.Reading;

/// <summary>Words that name what is counted or measured. They are units only behind a number, 每, a slash or another unit.</summary>
internal static class Units
{
    private const string Persons = "人次 项次 家次 车次 户次 例次 台次 条次 起次 处次 人天 人日 站次 班次 批次 场次 件次 点次 次数 名次 位次 项目 人员";

    private const string Counted =
        "次 地 项 处 人 名 位 个 家 户 起 份 件 条 台 套 辆 艘 架 部 座 栋 幢 间 所 场 期 篇 张 本 册 块 面 例 宗 笔 批 种 类 款 层 级 点 回 组 支 队 班 只 根 把 具 瓶 桶 罐 车 道 路 段 站 井 口 眼 棵 盏 盘 门 扇 枚 顶 双 片 样 轮 届 遍 趟 科 课 节 页 字 行 列 格 环 桩 档 户头 单 则 幅 环节 方 号 组次 证 票 批号 卷 题 梯 航次 株 箱 袋 捆 仓 垛 项目部 幅 客户 门次 艘次 问 樘 支 盆 架次 列次 趟次";

    private const string Nouns =
        "部门 单位 企业 车间 班组 乡镇 街道 岗位 方面 层面 网格 村 社区 县 市 镇 乡 区 学校 矿井 工地 场所 作业面 工作面 标段 县区 分公司 科室 指标 事项 隐患 问题 案 单元 设备 缺陷 档案 县市 船 厂 校 公司 标 子项 小项 科室次 矿 要素 点位 环节 项目部 店 园区 支队 病区";

    private const string Shares = "个百分点 百分点 % 个点 ‰ 千分点 个千分点 成";

    private const string Sizes =
        "元 万元 千元 百元 亿元 百万元 米 公里 厘米 毫米 千米 平方米 平米 立方米 吨 万吨 公斤 千克 克 升 分贝 度 毫克 海里 亩 公顷 平方公里 延米 m km cm mm t kg 兆帕 ppm 倍 个基点 勺";

    private const string Times =
        "天 日 小时 学时 课时 分钟 个月 月 年 周 工作日 个工作日 季度 个季度 个小时 星期 个星期 周岁 秒 旬 学期 个学时 个课时 自然日 日历天 年度 个学期 半年 季 个日历天 个自然日 刻钟 个班 个工日 工日";

    private static readonly FrozenDictionary<char, (string Word, TokenKind Kind)[]> ByFirst = new[]
        {
            (Words: $"{Persons} {Counted} {Nouns}", Kind: TokenKind.Measure),
            (Words: Shares, Kind: TokenKind.Share),
            (Words: Sizes, Kind: TokenKind.Size),
            (Words: Times, Kind: TokenKind.Time),
        }
        .SelectMany(list => list.Words.Split(' ').Select(word => (Word: word, list.Kind)))
        .GroupBy(entry => entry.Word).Select(same => same.First())
        .GroupBy(entry => entry.Word[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Word.Length).ToArray());

    // 每组织一次 is no group.
    private static readonly string[] Verbs = ["组织", "处理", "处置", "次要", "条件", "支付", "点检", "位于", "面临", "期间", "名义", "级别", "层层", "科学", "回复", "回答", "部署", "批准", "批复", "张贴", "队伍", "方便", "问错", "问到"];

    private static readonly FrozenSet<string> NounSet = Nouns.Split(' ').ToFrozenSet();

    /// <summary>The longest unit that begins here.</summary>
    public static bool TryMatch(ReadOnlySpan<char> text, out string word, out TokenKind kind)
    {
        if (!text.IsEmpty && ByFirst.TryGetValue(text[0], out var entries))
        {
            foreach (var entry in entries)
            {
                if (!text.StartsWith(entry.Word) || (entry.Word == "个点" && text.Length > 2 && text[2] == '位'))
                    continue;
                (word, kind) = entry;
                return true;
            }
        }

        (word, kind) = ("", TokenKind.Text);
        return false;
    }

    /// <summary>True when the character that could be a unit begins a verb or another word.</summary>
    public static bool BeginsWord(ReadOnlySpan<char> text)
    {
        foreach (var verb in Verbs)
        {
            if (text.StartsWith(verb))
                return true;
        }

        return false;
    }

    /// <summary>What a step is measured in: 百分点 is written % in the data.</summary>
    public static string StepUnit(string word) => word switch
    {
        "个百分点" or "百分点" or "个点" or "%" => "%",
        "千分点" or "个千分点" => "‰",
        _ when word.Length > 1 && word[0] == '个' && word != "个月" => word[1..],
        _ => word,
    };

    /// <summary>A thing that is counted without a measure word: 每部门.</summary>
    public static bool IsNoun(string word) => NounSet.Contains(word);
}
