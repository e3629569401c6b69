using System.Collections.Frozen;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Reading;

/// <summary>Which words say that there is too little, and which that there is too much. The same word may also name a trouble (缺, 迟).</summary>
internal static class Senses
{
    private static readonly FrozenSet<string> BelowWords =
        ("低 少 下降 降低 减少 差 缺 欠 落后 短缺 低出 缺口 少完成 欠缺 短 缺少 降 回落 下滑 相差 下调 欠缴 欠账 低于 不足 小于 不到 未达到 未达 达不到 少于 不满 未满 < 没有达到 没达到 " +
         "未能达到 短于 不及 不达 漏 遗漏 缺失 少开 少报 减 减去 未完成").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> AboveWords =
        ("超 超出 高 高出 增加 增 多 上升 逾期 超期 延期 迟 延迟 晚 拖延 逾 推迟 滞后 增长 延误 拖后 多出 迟报 提高 超标 超支 提前 延后 拖欠 迟延 延长 耽误 突破 升高 反弹 高于 超过 大于 " +
         "达到 多于 > 超过期限 迟到 再加").Split(' ').ToFrozenSet();

    public static ShortfallSense? Of(string? word) =>
        word is null ? null : BelowWords.Contains(word) ? ShortfallSense.Below : AboveWords.Contains(word) ? ShortfallSense.Above : null;
}
