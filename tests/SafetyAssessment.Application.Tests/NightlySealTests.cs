using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Audit;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class NightlySealOnSqlite() : NightlySealTests(Engine.Sqlite);

public class NightlySealOnPostgres() : NightlySealTests(Engine.Postgres);

/// <summary>The audit is sealed each night at the set time, once, and only when something was written.</summary>
public abstract class NightlySealTests(Engine engine)
{
    private static readonly TimeOnly At = new(2, 0);

    [EngineFact]
    public async Task It_is_sealed_at_the_set_time_in_the_program_s_name_and_not_when_nothing_is_new()
    {
        await using var night = await Night.Start(engine);
        night.Time.Forward(TimeSpan.FromMinutes(59));
        (await night.Check()).Seals.ShouldBeEmpty("it is 01:59");

        night.Time.Forward(TimeSpan.FromMinutes(1));
        await night.Sealed(1);
        (await night.Check()).Seals[0].SealedBy.ShouldBe("系统");

        await night.Wait();
        night.Time.Forward(TimeSpan.FromDays(1));
        await night.Wait();
        (await night.Check()).Seals.Count.ShouldBe(1, "the seal's own line is nothing new");

        await night.Add("b");
        night.Time.Forward(TimeSpan.FromDays(1));
        await night.Sealed(2);
        (await night.Check()).Holds.ShouldBeTrue();
        await night.Stop();
    }

    [EngineFact]
    public async Task A_failure_is_tried_again_and_does_not_end_it()
    {
        await using var night = await Night.Start(engine);
        await night.Execute("ALTER TABLE audit_seals RENAME TO away");
        night.Time.Forward(TimeSpan.FromHours(1));
        await night.Wait();
        await night.Execute("ALTER TABLE away RENAME TO audit_seals");
        (await night.Check()).Seals.ShouldBeEmpty();

        night.Time.Forward(NightlySeal.Retry);

        await night.Sealed(1);
        await night.Stop();
    }

    [EngineFact]
    public async Task Two_servers_at_the_same_instant_make_one_seal()
    {
        await using var night = await Night.Start(engine);

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => night.Get<SealAuditByItself>().Run(CancellationToken.None)));

        (done.Count(sealing => sealing), (await night.Check()).Seals.Count).ShouldBe((1, 1));
    }

    [EngineFact]
    public async Task A_button_pressed_twice_makes_two_seals_the_twin_of_asking_what_is_new()
    {
        await using var night = await Night.Start(engine);

        for (var press = 0; press < 2; press++)
            await night.Get<SealAudit>().Run(night.Auditor, Guid.NewGuid());

        (await night.Check()).Seals.Count.ShouldBe(2);
    }

    private sealed class Night : IAsyncDisposable
    {
        private readonly TestDatabase database;
        private readonly CancellationTokenSource stop = new();
        private Task running = Task.CompletedTask;

        private Night(TestDatabase database, ManualTime time, Actor office, Actor auditor) => (this.database, Time, Office, Auditor) = (database, time, office, auditor);

        public ManualTime Time { get; }

        public Actor Office { get; }

        public Actor Auditor { get; }

        /// <summary>It is 01:00, +08:00.</summary>
        public static async Task<Night> Start(Engine engine)
        {
            var time = new ManualTime(new DateTimeOffset(2017, 1, 10, 17, 0, 0, TimeSpan.Zero));
            var fresh = await TestDatabase.Start(engine, time);
            var night = new Night(fresh, time, await fresh.Account("office", Role.SafetyOffice), await fresh.Account("auditor", Role.Auditor));
            await night.Add("a");
            night.running = fresh.Get<NightlySeal>().Run(At, night.stop.Token);
            await night.Wait();
            return night;
        }

        public T Get<T>()
            where T : notnull => database.Get<T>();

        public Task Add(string code) => Get<AddUnit>().Run(Office, Guid.NewGuid(), new NewUnit(code, "某镇", Subject.Town, null, null));

        public Task<SealView> Check() => Get<AuditSealQueries>().Check(Auditor);

        public async Task Execute(string statement)
        {
            await using var db = await database.Db();
            await db.Database.ExecuteSqlRawAsync(statement, stop.Token);
        }

        /// <summary>Until it waits for its next time.</summary>
        public async Task Wait()
        {
            for (var tries = 0; tries < 1000 && Time.Waiting == 0; tries++)
                await Task.Delay(20, stop.Token);
            Time.Waiting.ShouldBe(1);
        }

        public async Task Sealed(int seals)
        {
            await Wait();
            (await Check()).Seals.Count.ShouldBe(seals);
        }

        public async Task Stop()
        {
            await stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(running);
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await Task.WhenAny(running);
            stop.Dispose();
            await database.DisposeAsync();
        }
    }

    /// <summary>A clock that stands until it is set forward.</summary>
    private sealed class ManualTime(DateTimeOffset start) : TimeProvider
    {
        private readonly ConcurrentDictionary<Timer, DateTimeOffset> timers = [];
        private DateTimeOffset now = start;

        public int Waiting => timers.Count;

        public override DateTimeOffset GetUtcNow() => now;

        public void Forward(TimeSpan by)
        {
            now += by;
            foreach (var timer in timers.Where(timer => timer.Value <= now).Select(timer => timer.Key).ToList())
                timer.Fire();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(this, () => callback(state));
            timer.Change(dueTime, period);
            return timer;
        }

        private sealed class Timer(ManualTime time, Action callback) : ITimer
        {
            public void Fire()
            {
                if (time.timers.TryRemove(this, out _))
                    callback();
            }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                if (dueTime == Timeout.InfiniteTimeSpan)
                    time.timers.TryRemove(this, out _);
                else
                    time.timers[this] = time.now + dueTime;
                return true;
            }

            public void Dispose() => time.timers.TryRemove(this, out _);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
