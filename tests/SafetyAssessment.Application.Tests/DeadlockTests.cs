using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

/// <summary>
/// Two saves that wait for each other's rows: PostgreSQL ends one of them. SQLite can't come to that, since it writes one save after the other.
/// </summary>
public sealed class DeadlockTests(PostgresFixture city) : IClassFixture<PostgresFixture>
{
    [EngineFact]
    public async Task A_save_that_the_database_ended_for_a_deadlock_is_done_again_and_nobody_hears_of_it()
    {
        await Store("fire", "changli", "lulong");

        await WhileAnotherSaveCrosses("fire", () => city.Get<Writes>().Run(Guid.NewGuid(), city.Office, async (db, now) => await Raise(db, "fire", now)));

        (await Percents("fire")).ShouldBe([11, 12]);
    }

    [EngineFact]
    public async Task Saved_without_being_done_again_it_is_lost_twin_of_the_deadlock()
    {
        await Store("tourism", "changli", "lulong");

        await WhileAnotherSaveCrosses("tourism", async () =>
        {
            await using var db = await city.Database.Db();
            await Raise(db, "tourism", DateTime.UnixEpoch);
            (await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync())).InnerException.ShouldBeOfType<DbUpdateException>();
        });

        (await Percents("tourism")).ShouldBe([1, 2]);
    }

    private async Task Store(string input, params string[] units)
    {
        await using var db = await city.Database.Db();
        foreach (var (unit, percent) in units.Select((unit, i) => (unit, i + 1)))
        {
            var cell = new ExternalScore(EngineFixture.Scheme, unit, input);
            cell.Set(percent, 100, 0, city.Office, DateTime.UnixEpoch);
            db.ExternalScores.Add(cell);
        }

        await db.SaveChangesAsync();
    }

    private async Task<IEnumerable<DomainEvent>> Raise(AssessmentDb db, string input, DateTime now)
    {
        var cells = await db.ExternalScores.Where(cell => cell.Input == input).OrderBy(cell => cell.Unit).ToListAsync();
        return [.. cells.Select(cell => cell.Set(cell.Percent + 10, 100, cell.Version, city.Office, now))];
    }

    private async Task<List<decimal?>> Percents(string input)
    {
        await using var db = await city.Database.Db();
        return await db.ExternalScores.Where(cell => cell.Input == input).OrderBy(cell => cell.Unit).Select(cell => cell.Percent).ToListAsync();
    }

    // The other save holds the second row before the save begins, and asks for the first row once the save holds that and waits for the
    // second. It is patient, so that it is the save that the database ends.
    private async Task WhileAnotherSaveCrosses(string input, Func<Task> save)
    {
        await using var other = await city.Database.Db();
        await using var transaction = await other.Database.BeginTransactionAsync();
        await other.Database.ExecuteSqlRawAsync("SET LOCAL deadlock_timeout = '60s'");
        await Lock("lulong");
        var saving = save();
        await using var watch = await city.Database.Db();
        while (await watch.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync() == 0)
            await Task.Delay(10);
        await Lock("changli");
        await transaction.RollbackAsync();
        await saving.WaitAsync(TimeSpan.FromMinutes(1));

        Task Lock(string unit) => other.Database.ExecuteSqlAsync($"SELECT 1 FROM external_scores WHERE input = {input} AND unit = {unit} FOR UPDATE");
    }
}
