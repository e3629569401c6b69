namespace SafetyAssessment.Domain.Rectification;

/// <summary>State of a rectification task.</summary>
public enum RectificationState
{
    /// <summary>Given to the unit; not reported yet.</summary>
    Open,

    /// <summary>The unit has reported; another person checks.</summary>
    Reported,

    /// <summary>Sent back with a reason; the unit reports again.</summary>
    SentBack,

    /// <summary>Checked and closed (销号).</summary>
    Closed,
}

/// <summary>Where a problem comes from.</summary>
public enum ProblemSource
{
    /// <summary>A finding of a confirmed sheet.</summary>
    Finding,

    /// <summary>An inspection by others: a ministry's, a province's, an agency's.</summary>
    Inspection,
}

/// <summary>A finding that a task was made of, as it was then: the sheet may be sent back later, the task stays readable.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Finding">The finding; it is taken over once.</param>
/// <param name="Rubric">Code of the rubric: what stands on the same clause of its next edition is the same problem.</param>
/// <param name="Item">Code of the item.</param>
/// <param name="Clause">Code of the clause.</param>
public sealed record FindingOrigin(Guid Sheet, Guid Finding, string Rubric, string Item, string Clause);

/// <summary>A problem to be rectified.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="By">Who found it: the team's name, or the inspecting authority's.</param>
/// <param name="Number">Number of the inspection's document; null for a finding.</param>
/// <param name="FoundOn">When it was found.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Finding">The finding; null for an inspection.</param>
public sealed record FoundProblem(ProblemSource Source, string By, string? Number, DateOnly FoundOn, string Text, FindingOrigin? Finding);

/// <summary>Who does what until when.</summary>
/// <param name="Responsible">Person or post in charge.</param>
/// <param name="Deadline">Last day on which a report is in time.</param>
/// <param name="Measures">What is to be done; may be left to the unit.</param>
public sealed record Assignment(string Responsible, DateOnly Deadline, string? Measures);

/// <summary>What a problem repeats: an earlier task or a row of an earlier sheet.</summary>
/// <param name="Task">The earlier task; null where the earlier finding was never made one.</param>
/// <param name="Sheet">The earlier sheet; null where a person chose a task that came from an inspection.</param>
/// <param name="By">Who says so; null: the same clause and unit say it.</param>
public sealed record Repetition(Guid? Task, Guid? Sheet, string? By);

/// <summary>A file that shows what was done, as it is in the store of the evidence.</summary>
/// <param name="Hash">SHA-256 of the stored bytes, hexadecimal.</param>
/// <param name="OriginalHash">SHA-256 of the bytes as sent.</param>
/// <param name="FileName">Name on the sender's device.</param>
/// <param name="MediaType">Kind of file.</param>
/// <param name="Size">Stored bytes.</param>
public sealed record ReportFile(string Hash, string OriginalHash, string FileName, string MediaType, long Size);

/// <summary>What was done with a task.</summary>
public enum StepKind
{
    /// <summary>Measures or the person in charge were stated.</summary>
    Planned,

    /// <summary>The unit reported.</summary>
    Reported,

    /// <summary>It was sent back.</summary>
    SentBack,

    /// <summary>It was closed.</summary>
    Closed,

    /// <summary>The deadline was extended.</summary>
    Extended,
}

/// <summary>A step of a task; steps are only added.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Text">The report, the reason, the measures.</param>
/// <param name="Deadline">The new deadline, of an extension.</param>
/// <param name="Files">Files of a report.</param>
public sealed record Step(StepKind Kind, string By, DateTime At, string? Text, DateOnly? Deadline, IReadOnlyList<ReportFile> Files);
