using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Publications;

namespace SafetyAssessment.Application.Publications;

/// <summary>Shape of a decision.</summary>
public sealed class GradeChoiceValidator : AbstractValidator<GradeChoice>
{
    /// <summary>The rules.</summary>
    public GradeChoiceValidator()
    {
        RuleFor(choice => choice.Grade).IsInEnum().WithErrorCode(Rules.OutOfRange);
        RuleFor(choice => choice.Reason).StorableText(500);
    }
}

/// <summary>The office decides on grades of a compiled ranking.</summary>
public sealed class DecideGrades(Writes writes, IValidator<GradeChoice> validator)
{
    /// <summary>Decides; what is decided so already is not stored again.</summary>
    public Task Run(Actor actor, Guid operation, Guid compilation, IReadOnlyList<GradeChoice> choices, long expectedVersion)
    {
        actor.Demand(Permission.PublishResults);
        foreach (var choice in choices)
            validator.Demand(choice);
        return writes.Run(operation, actor, async (db, now) =>
            (await Compilations.Load(db, compilation)).Decide(choices, expectedVersion, actor, now));
    }
}

/// <summary>Lays a decided ranking before a leader.</summary>
public sealed class SubmitRanking(Writes writes)
{
    /// <summary>Lays it before the leader of that account.</summary>
    public Task Run(Actor actor, Guid operation, Guid compilation, Guid approver, long expectedVersion)
    {
        actor.Demand(Permission.PublishResults);
        return writes.Run(operation, actor, async (db, now) =>
        {
            var leader = await db.Users.AsNoTracking().Where(known => known.Id == approver && known.Role == Role.Leader && known.DisabledAt == null)
                .Select(known => known.DisplayName).FirstOrDefaultAsync() ?? throw new RuleViolation(Rules.ApproverNotLeader);
            return (await Compilations.Load(db, compilation)).Submit(approver, leader, expectedVersion, actor, now);
        });
    }
}

/// <summary>A leader approves a ranking that lies before them.</summary>
public sealed class ApproveRanking(Writes writes)
{
    /// <summary>Approves it.</summary>
    public Task Run(Actor actor, Guid operation, Guid compilation, long expectedVersion)
    {
        actor.Demand(Permission.ApproveResults);
        return writes.Run(operation, actor, async (db, now) => (await Compilations.Load(db, compilation)).Approve(expectedVersion, actor, now));
    }
}

/// <summary>A leader gives a ranking back to the office.</summary>
public sealed class GiveBackRanking(Writes writes)
{
    /// <summary>Gives it back with a reason.</summary>
    public Task Run(Actor actor, Guid operation, Guid compilation, string reason, long expectedVersion)
    {
        actor.Demand(Permission.ApproveResults);
        new ReasonValidator().Demand(new Reason(reason));
        return writes.Run(operation, actor, async (db, _) => (await Compilations.Load(db, compilation)).GiveBack(reason, expectedVersion, actor));
    }
}

internal static class Compilations
{
    public static async Task<Compilation> Load(AssessmentDb db, Guid id) =>
        await db.Compilations.FirstOrDefaultAsync(known => known.Id == id) ?? throw new RuleViolation(Rules.NotFound);
}
