using FluentValidation;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rectification;

namespace SafetyAssessment.Application.Rectification;

/// <summary>A report of what was done.</summary>
/// <param name="Done">What was done.</param>
/// <param name="Files">What shows it, as it is in the store.</param>
public sealed record RectificationReport(string? Done, IReadOnlyList<ReportFile> Files);

/// <summary>Shape of <see cref="RectificationReport"/>.</summary>
public sealed class RectificationReportValidator : AbstractValidator<RectificationReport>
{
    /// <summary>Most files of one report.</summary>
    public const int MostFiles = 20;

    /// <summary>The rules.</summary>
    public RectificationReportValidator()
    {
        RuleFor(report => report.Done).StorableText(1000);
        RuleFor(report => report.Files).Must(files => files.Count <= MostFiles).WithErrorCode(Rules.ListTooLong).WithState(_ => new object?[] { MostFiles });
    }
}

/// <summary>States who is in charge of a task and what is to be done.</summary>
public sealed class PlanRectification(Writes writes, IValidator<Assignment> validator)
{
    /// <summary>States it.</summary>
    public Task Run(Actor actor, Guid operation, Guid task, string responsible, string? measures, long expectedVersion)
    {
        validator.Demand(new Assignment(responsible, default, measures));
        return writes.Run(operation, actor, async (db, now) =>
            (await RectificationScope.Load(db, actor, task, Permission.ReportRectification)).Plan(responsible, measures, expectedVersion, actor, now));
    }
}

/// <summary>Reports what was done.</summary>
public sealed class ReportRectification(Writes writes, IValidator<RectificationReport> validator)
{
    /// <summary>Reports it.</summary>
    public Task Run(Actor actor, Guid operation, Guid task, RectificationReport report, long expectedVersion)
    {
        validator.Demand(report);
        return writes.Run(operation, actor, async (db, now) =>
            (await RectificationScope.Load(db, actor, task, Permission.ReportRectification)).Report(report.Done, report.Files, expectedVersion, actor, now));
    }
}

/// <summary>Closes a reported task.</summary>
public sealed class CloseRectification(Writes writes)
{
    /// <summary>Closes it.</summary>
    public Task Run(Actor actor, Guid operation, Guid task, string? found, long expectedVersion)
    {
        new ReasonValidator(required: false).Demand(new Reason(found));
        return writes.Run(operation, actor, async (db, now) =>
            (await RectificationScope.Load(db, actor, task, Permission.CheckRectification)).Close(found, expectedVersion, actor, now));
    }
}

/// <summary>Sends a reported task back.</summary>
public sealed class SendBackRectification(Writes writes)
{
    /// <summary>Sends it back.</summary>
    public Task Run(Actor actor, Guid operation, Guid task, string? reason, long expectedVersion)
    {
        new ReasonValidator(required: false).Demand(new Reason(reason));
        return writes.Run(operation, actor, async (db, now) =>
            (await RectificationScope.Load(db, actor, task, Permission.CheckRectification)).SendBack(reason, expectedVersion, actor, now));
    }
}

/// <summary>Extends the deadline of a task.</summary>
public sealed class ExtendRectification(Writes writes)
{
    /// <summary>Extends it.</summary>
    public Task Run(Actor actor, Guid operation, Guid task, DateOnly deadline, string? reason, long expectedVersion)
    {
        new ReasonValidator(required: false).Demand(new Reason(reason));
        return writes.Run(operation, actor, async (db, now) =>
            (await RectificationScope.Load(db, actor, task, Permission.AssignRectification)).Extend(deadline, reason, expectedVersion, actor, now));
    }
}

/// <summary>Says that a problem is an earlier one again, or that it is not.</summary>
public sealed class MarkRepeated(Writes writes)
{
    /// <summary>Says it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">One for each thing a person does.</param>
    /// <param name="task">The task.</param>
    /// <param name="earlier">The earlier task; null: a new problem.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    public Task Run(Actor actor, Guid operation, Guid task, Guid? earlier, long expectedVersion) => writes.Run(operation, actor, async (db, now) =>
    {
        var loaded = await RectificationScope.Load(db, actor, task, Permission.AssignRectification);
        var before = earlier is { } id ? await RectificationScope.Load(db, actor, id, Permission.ViewRectifications) : null;
        return loaded.MarkRepeated(before, expectedVersion, actor, now);
    });
}
