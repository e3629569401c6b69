using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public sealed class ApiTokenTestsSqlite() : ApiTokenTests(Engine.Sqlite);

public sealed class ApiTokenTestsPostgres() : ApiTokenTests(Engine.Postgres);

/// <summary>Tokens for the HTTP API: whose they are, and when they stop to open anything.</summary>
public abstract class ApiTokenTests(Engine engine) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor leader = null!;
    private Actor administrator = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Start(engine);
        leader = await database.Account("leader", Role.Leader);
        administrator = await database.Account("administrator", Role.SystemAdministrator);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [EngineFact]
    public async Task A_token_acts_for_its_account_and_nobody_else()
    {
        var secret = await Create(leader, leader);

        (await Owner(secret.Text)).ShouldBe(leader);
        (await Owner(secret.Text + "x")).ShouldBeNull();
        (await Owner("")).ShouldBeNull();
    }

    [EngineFact]
    public async Task What_is_stored_does_not_hold_the_token()
    {
        var secret = await Create(leader, leader);
        await using var db = await database.Db();

        var stored = await db.ApiTokens.AsNoTracking().SingleAsync();

        stored.Hash.Length.ShouldBe(64);
        stored.Hash.ShouldNotContain(secret.Text);
        (await db.Audit.AsNoTracking().Where(line => line.Action == "token.created").SingleAsync()).New.ShouldNotBeNull().ShouldNotContain(secret.Text);
    }

    [EngineFact]
    public async Task A_creation_that_is_tried_again_keeps_the_token_that_was_shown()
    {
        var operation = Guid.NewGuid();
        var secret = ApiTokenSecret.New();

        await database.Get<CreateApiToken>().Run(leader, operation, new NewApiToken(leader.AccountId, "月报", secret));
        await database.Get<CreateApiToken>().Run(leader, operation, new NewApiToken(leader.AccountId, "月报", secret));

        (await database.Get<ApiTokenQueries>().List(leader, leader.AccountId)).ShouldHaveSingleItem();
        (await Owner(secret.Text)).ShouldBe(leader);
    }

    [EngineFact]
    public async Task A_revoked_token_opens_nothing_and_stays_listed()
    {
        var secret = await Create(leader, leader);
        var row = (await database.Get<ApiTokenQueries>().List(leader, leader.AccountId)).Single();

        await database.Get<RevokeApiToken>().Run(administrator, Guid.NewGuid(), row.Id);
        await database.Get<RevokeApiToken>().Run(leader, Guid.NewGuid(), row.Id);

        (await Owner(secret.Text)).ShouldBeNull();
        (await database.Get<ApiTokenQueries>().List(leader, leader.AccountId)).Single().RevokedBy.ShouldBe("administrator");
        await using var db = await database.Db();
        (await db.Audit.CountAsync(line => line.Action == "token.revoked")).ShouldBe(1);
    }

    [EngineFact]
    public async Task The_token_of_a_locked_account_opens_nothing()
    {
        var secret = await Create(leader, leader);
        await using (var db = await database.Db())
        {
            (await db.Users.SingleAsync(known => known.Id == leader.AccountId)).DisabledAt = DateTime.UnixEpoch;
            await db.SaveChangesAsync();
        }

        (await Owner(secret.Text)).ShouldBeNull();
    }

    [EngineFact]
    public async Task Somebody_elses_tokens_look_as_if_they_did_not_exist()
    {
        await Create(administrator, leader);
        var row = (await database.Get<ApiTokenQueries>().List(leader, leader.AccountId)).Single();
        var stranger = await database.Account("stranger", Role.SafetyOffice);

        (await Should.ThrowAsync<RuleViolation>(() => Create(stranger, leader))).Code.ShouldBe(Rules.NotFound);
        (await Should.ThrowAsync<RuleViolation>(() => database.Get<ApiTokenQueries>().List(stranger, leader.AccountId))).Code.ShouldBe(Rules.NotFound);
        (await Should.ThrowAsync<RuleViolation>(() => database.Get<RevokeApiToken>().Run(stranger, Guid.NewGuid(), row.Id))).Code.ShouldBe(Rules.NotFound);
    }

    [EngineFact]
    public async Task The_health_of_the_database_names_engine_and_version()
    {
        var state = await database.Get<DatabaseHealth>().Ask();

        state.Reachable.ShouldBeTrue();
        state.Engine.ShouldBe(engine == Engine.Postgres ? "PostgreSQL" : "SQLite");
        state.WriteGate.ShouldBe(engine == Engine.Sqlite);
    }

    private async Task<ApiTokenSecret> Create(Actor actor, Actor owner)
    {
        var secret = ApiTokenSecret.New();
        await database.Get<CreateApiToken>().Run(actor, Guid.NewGuid(), new NewApiToken(owner.AccountId, "月报", secret));
        return secret;
    }

    private Task<Actor?> Owner(string text) => database.Get<ApiTokenQueries>().Owner(text);
}
