using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Features.Rubrics.Editing;

/// <summary>The editions that came out of each change, so that every change can be taken back: an edition never changes, going back is taking an earlier one.</summary>
public sealed class EditHistory(RubricEdition first, string? selected)
{
    private const int Longest = 500;

    private readonly List<Step> steps = [new(first, selected)];
    private int at;

    /// <summary>An edition, and the place where the change was made.</summary>
    private sealed record Step(RubricEdition Edition, string? Selected);

    /// <summary>The edition now.</summary>
    public RubricEdition Edition => steps[at].Edition;

    /// <summary>Code of the section or item that is worked on; null for the head.</summary>
    public string? Selected { get; private set; } = selected;

    /// <summary>True when a change can be taken back.</summary>
    public bool CanUndo => at > 0;

    /// <summary>True when a change that was taken back can be made again.</summary>
    public bool CanRedo => at < steps.Count - 1;

    /// <summary>Goes to a section or item; null for the head.</summary>
    public void Select(string? code) => Selected = Has(code) ? code : null;

    /// <summary>A change was made; what had been taken back is gone.</summary>
    public void Put(RubricEdition edition, string? place)
    {
        if (edition == Edition)
            return;
        steps.RemoveRange(at + 1, steps.Count - at - 1);
        steps.Add(new Step(edition, place));
        if (steps.Count > Longest)
            steps.RemoveAt(0);
        at = steps.Count - 1;
        Select(place);
    }

    /// <summary>Takes the last change back and goes to where it was made.</summary>
    public void Undo()
    {
        if (!CanUndo)
            return;
        var place = steps[at].Selected;
        at--;
        Select(Has(place) ? place : steps[at].Selected);
    }

    /// <summary>Makes the change again that was taken back.</summary>
    public void Redo()
    {
        if (!CanRedo)
            return;
        at++;
        Select(steps[at].Selected);
    }

    private bool Has(string? code) => code is not null && (Edition.Index.Item(code) is not null || Outline.Find(Edition, code) is not null);
}
