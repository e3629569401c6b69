namespace SafetyAssessment.Documents.Reading;

internal enum TokenKind : byte
{
    /// <summary>Anything that carries no meaning for scoring.</summary>
    Text,

    Number,

    /// <summary>2分, 1-3分.</summary>
    Amount,

    /// <summary>次, 人次, 处: only after a number, 每 or a slash.</summary>
    Measure,

    /// <summary>% and 百分点.</summary>
    Share,

    /// <summary>元, 米, 吨: quantities that are measured and not counted.</summary>
    Size,

    /// <summary>天, 小时, 年.</summary>
    Time,

    // Verbs. The weak ones are verbs only before an amount.
    Deduct,
    WeakDeduct,
    Additional,
    Award,
    Bonus,
    NoScore,
    NotCounted,
    Exception,

    /// <summary>扣完, 扣满: until nothing is left.</summary>
    FillUp,
    Until,
    CapWord,
    CapEnd,
    Sum,
    FullMarkWord,

    Each,
    Respectively,
    Per,
    Discretion,

    /// <summary>按比例, 加倍, 减半: points that no kind of rule can say.</summary>
    Scaled,
    Whether,

    Negation,
    Trouble,
    Modal,
    Below,
    Above,

    // Comparisons with a limit, before or after the number.
    LessThan,
    AtLeast,
    AtMost,
    OrMore,
    OrLess,
    Included,

    Veto,
    VetoItem,
    Fail,
    Assign,
    Cancel,
    Excellent,
    Section,
    Total,
    Grade,

    And,
    Of,
    Sign,
    Slash,
    Dash,
    ListMark,
    Comma,
    Colon,
    Open,
    Close,
    Semicolon,
    Stop,

    /// <summary>1. (1) ① 一、 at the head of a point.</summary>
    Point,
}

/// <summary>A piece of the text. <see cref="Value"/> and <see cref="High"/> are those of numbers and amounts (equal unless it is a range).</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, decimal Value = 0, decimal High = 0, bool Spelled = false, string? Word = null)
{
    public bool IsRange => High != Value;
}
