using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Persistence;

/// <summary>
/// The one way to write: one use case = one context = one save, with its audit events in it. A second call with the same operation id
/// changes nothing. When somebody else saved the same sheet at the same instant, the whole use case runs again on what is stored now:
/// the aggregate then finds out whether the two clash.
/// </summary>
public sealed class Writes(IDbContextFactory<AssessmentDb> contexts, TimeProvider time)
{
    private const int Attempts = 8;

    /// <summary>Runs the work and stores what it did.</summary>
    /// <param name="operation">Given by the page, one for each thing a person does.</param>
    /// <param name="actor">Who; the account is looked at again here, whatever the page still shows.</param>
    /// <param name="work">Loads, lets the domain act, and returns what happened.</param>
    /// <param name="cancellation">Stops before the save, never within.</param>
    internal async Task Run(
        Guid operation, Actor actor, Func<AssessmentDb, DateTime, Task<IEnumerable<DomainEvent>>> work, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            // Asked first: a change of the own password ends the session that it came from, and sent again it is done all the same.
            if (await Done(db, operation, cancellation))
                return;
            await DemandActive(db, actor, cancellation);
            var now = time.GetUtcNow().UtcDateTime;
            var ordinal = 0;
            foreach (var happened in await work(db, now))
                db.Audit.Add(AuditEvent.Of(happened, operation, ordinal++, actor, now));
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (Exception refused) when (attempt < Attempts && CanBeTriedAgain(refused))
            {
                // Either the same operation came in twice (then the next round finds it done), or a row changed or
                // appeared between load and save, or two saves waited for each other's rows and the database ended this one
                // (then the next round works on what is stored now).
                await Task.Delay(Random.Shared.Next(5, 25 * attempt), cancellation);
            }
        }
    }

    /// <summary>The same for work that does one thing.</summary>
    internal Task Run(Guid operation, Actor actor, Func<AssessmentDb, DateTime, Task<DomainEvent>> work, CancellationToken cancellation = default) =>
        Run(operation, actor, async (db, now) => [await work(db, now)], cancellation);

    // What PostgreSQL calls transient, a deadlock for one, EF hands on as an InvalidOperationException with the real fault inside.
    private static bool CanBeTriedAgain(Exception refused) => refused is DbUpdateException || Transient(refused);

    private static bool Transient(Exception? fault) => fault is not null && (fault is DbException { IsTransient: true } || Transient(fault.InnerException));

    private static Task<bool> Done(AssessmentDb db, Guid operation, CancellationToken cancellation) =>
        db.Audit.AnyAsync(known => known.OperationId == operation, cancellation);

    private static async Task DemandActive(AssessmentDb db, Actor actor, CancellationToken cancellation)
    {
        if (ReferenceEquals(actor, SystemActor.Instance))
            return;
        var account = await db.Users.AsNoTracking().Where(known => known.Id == actor.AccountId)
            .Select(known => new { known.Role, known.SecurityStamp, known.DisabledAt }).FirstOrDefaultAsync(cancellation);
        if (account is null || account.DisabledAt is not null || account.Role != actor.Role
            || (actor.SecurityStamp is not null && account.SecurityStamp != actor.SecurityStamp))
            throw new RuleViolation(Rules.AccessRevoked);
    }
}
