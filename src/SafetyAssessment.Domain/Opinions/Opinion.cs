using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Opinions;

/// <summary>What the team says to a disagreement.</summary>
public enum OpinionAnswer
{
    /// <summary>The unit is right: the sheet has to go back and the entry to be changed.</summary>
    Accepted,

    /// <summary>The finding stays, with the reason.</summary>
    Declined,
}

/// <summary>What a unit says about an item.</summary>
/// <param name="Agrees">True when it agrees.</param>
/// <param name="Text">What it says; needed when it disagrees.</param>
public sealed record OpinionWords(bool Agrees, string? Text);

/// <summary>
/// The assessed unit's opinion (意见) on one item of a sheet that was handed in, or on the whole of it, with the team's answer. It changes no
/// number: an accepted opinion leads to a return and to another entry. With the return it is closed and stays readable.
/// </summary>
public sealed class Opinion
{
    private Opinion()
    {
    }

    /// <summary>Which opinion.</summary>
    public Guid Id { get; private set; }

    /// <summary>The sheet.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>Code of the item; empty for the whole sheet.</summary>
    public string ItemCode { get; private set; } = "";

    /// <summary>True when the unit agrees.</summary>
    public bool Agrees { get; private set; }

    /// <summary>What the unit says.</summary>
    public string? Text { get; private set; }

    /// <summary>Who said it.</summary>
    public string GivenBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime GivenAt { get; private set; }

    /// <summary>The team's answer; null while there is none.</summary>
    public OpinionAnswer? Answer { get; private set; }

    /// <summary>What the team says.</summary>
    public string? AnswerText { get; private set; }

    /// <summary>Who answered.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Why the office goes on without an answer, or although it was accepted.</summary>
    public string? PassedOverReason { get; private set; }

    /// <summary>Who passed it over.</summary>
    public string? PassedOverBy { get; private set; }

    /// <summary>When the sheet went back, UTC: the opinion was about what stood there before.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>True while it stands in the way of a confirmation: a disagreement without an answer, or an accepted one that nothing followed from.</summary>
    public bool IsOpen => !Agrees && ClosedAt is null && PassedOverReason is null && Answer != OpinionAnswer.Declined;

    /// <summary>Gives an opinion.</summary>
    /// <param name="id">Which.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="edition">The sheet's edition.</param>
    /// <param name="item">Code of the item; empty for the whole sheet.</param>
    /// <param name="words">What is said.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public static (Opinion Opinion, DomainEvent Given) Give(
        Guid id, Assessment sheet, RubricEdition edition, string item, OpinionWords words, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.GiveOpinion, sheet.State);
        if (item.Length > 0 && edition.Index.Item(item) is null)
            throw new InvalidInput([new Problem("item", Rules.ItemUnknown, item)]);
        var opinion = new Opinion { Id = id, AssessmentId = sheet.Id, ItemCode = item };
        opinion.Say(sheet, words, actor, now);
        return (opinion, opinion.Event("opinion.given", null, new { Sheet = sheet.Id, opinion.Agrees, opinion.Text }));
    }

    /// <summary>Says something else, as long as the team has not answered.</summary>
    /// <returns>What happened; null when it says that already.</returns>
    public DomainEvent? Change(Assessment sheet, OpinionWords words, long expectedVersion, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.GiveOpinion, sheet.State);
        var before = new OpinionWords(Agrees, Text);
        if (before == Tidy(words))
            return null;
        if (Answer is not null)
            throw new RuleViolation(Rules.OpinionAnswered, AnsweredBy);
        Demand(expectedVersion);
        Say(sheet, words, actor, now);
        return Event("opinion.given", before, new { Sheet = sheet.Id, Agrees, Text });
    }

    /// <summary>The team answers a disagreement; it may change its answer until the sheet is confirmed or goes back.</summary>
    public DomainEvent Reply(Assessment sheet, OpinionAnswer answer, string? text, long expectedVersion, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.AnswerOpinion, sheet.State);
        DemandDisagreement();
        Demand(expectedVersion);
        var said = Trimmed(text);
        if (answer == OpinionAnswer.Declined && said is null)
            throw new RuleViolation(Rules.OpinionTextRequired);
        var before = new { Answer, AnswerText };
        (Answer, AnswerText, AnsweredBy, AnsweredAt) = (answer, said, actor.Name, now);
        // An answer that comes after all is what counts.
        (PassedOverReason, PassedOverBy) = (null, null);
        Version++;
        sheet.Touch(actor, now);
        return Event("opinion.answered", before, new { Sheet = sheet.Id, Answer, AnswerText });
    }

    /// <summary>The office goes on without an answer, knowingly.</summary>
    public DomainEvent PassOver(Assessment sheet, string reason, long expectedVersion, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.PassOverOpinion, sheet.State);
        DemandDisagreement();
        Demand(expectedVersion);
        (PassedOverReason, PassedOverBy) = (Trimmed(reason) ?? throw new RuleViolation(Rules.ReasonRequired), actor.Name);
        Version++;
        sheet.Touch(actor, now);
        return Event("opinion.passed-over", null, new { Sheet = sheet.Id, PassedOverReason });
    }

    /// <summary>The sheet goes back: what the opinion was about is going to change.</summary>
    public DomainEvent Close(DateTime now)
    {
        ClosedAt = now;
        Version++;
        return Event("opinion.closed", null, new { Sheet = AssessmentId });
    }

    private static OpinionWords Tidy(OpinionWords words) => words with { Text = Trimmed(words.Text) };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void Say(Assessment sheet, OpinionWords words, Actor actor, DateTime now)
    {
        var (agrees, text) = Tidy(words);
        if (!agrees && text is null)
            throw new RuleViolation(Rules.OpinionTextRequired);
        (Agrees, Text, GivenBy, GivenAt) = (agrees, text, actor.Name, now);
        (PassedOverReason, PassedOverBy) = (null, null);
        Version++;
        // An opinion is part of what the office confirms: the sheet's version keeps one from slipping in at that instant.
        sheet.Touch(actor, now);
    }

    private void DemandDisagreement()
    {
        if (Agrees || ClosedAt is not null)
            throw new RuleViolation(Rules.OpinionNothingToAnswer);
    }

    private void Demand(long expectedVersion)
    {
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(null, new OpinionWords(Agrees, Text), AnsweredBy ?? GivenBy, AnsweredAt ?? GivenAt, Version);
    }

    private DomainEvent Event(string action, object? before, object? after) =>
        new("opinion", Id.ToString(), action, ItemCode.Length > 0 ? ItemCode : null, before, after);
}
