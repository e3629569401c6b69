using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public sealed class AccountTestsSqlite() : AccountTests(Engine.Sqlite);

public sealed class AccountTestsPostgres() : AccountTests(Engine.Postgres);

/// <summary>Who keeps accounts, what a change of one does, and what the audit says of it.</summary>
public abstract class AccountTests(Engine engine) : IAsyncLifetime
{
    private const string Password = "Correct-Horse-7";
    private TestDatabase database = null!;
    private Actor administrator = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Start(engine);
        administrator = await database.Account("administrator", Role.SystemAdministrator);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [EngineFact]
    public async Task A_new_account_stands_in_the_list_and_in_the_audit_without_its_password()
    {
        await Create(new NewAccount("leader", "领导", Role.Leader, Password));

        (await Row("leader")).Role.ShouldBe(Role.Leader);
        await using var db = await database.Db();
        var line = await db.Audit.AsNoTracking().SingleAsync(known => known.Action == "account.created");
        line.New.ShouldNotBeNull().ShouldContain("领导");
        line.New.ShouldNotContain(Password);
    }

    [EngineFact]
    public async Task A_name_is_given_once_whatever_its_case()
    {
        await Create(new NewAccount("leader", "领导", Role.Leader, Password));

        (await Refusal(() => Create(new NewAccount("LEADER", "另一位", Role.Leader, Password)))).ShouldBe([Rules.AccountExists]);
    }

    [EngineFact]
    public async Task A_role_that_is_for_something_needs_it_and_others_do_not_keep_it()
    {
        (await Refusal(() => Create(new NewAccount("member", "组员", Role.TeamMember, Password)))).ShouldBe([Rules.AccountScopeRequired]);
        (await Refusal(() => Create(new NewAccount("unit", "单位", Role.AssessedUnit, Password)))).ShouldBe([Rules.AccountScopeRequired]);
        (await Refusal(() => Create(new NewAccount("giver", "打分", Role.ExternalScorer, Password)))).ShouldBe([Rules.AccountScopeRequired]);

        await Create(new NewAccount("leader", "领导", Role.Leader, Password, Giver: "jiaotong"));
        (await Row("leader")).Scope.ShouldBeNull();
    }

    [EngineFact]
    public async Task All_faults_of_an_account_are_listed_at_once() =>
        (await Refusal(() => Create(new NewAccount("不 好", "", Role.TeamMember, "")))).ShouldBe(
            [Rules.BadCharacters, Rules.Required, Rules.Required, Rules.AccountScopeRequired], ignoreOrder: true);

    [EngineFact]
    public async Task Only_who_keeps_accounts_may_touch_them()
    {
        var office = await database.Account("office", Role.SafetyOffice);

        var refused = await Should.ThrowAsync<RuleViolation>(() => database.Get<CreateAccount>().Run(office, Guid.NewGuid(), new NewAccount("x", "x", Role.Leader, Password)));
        refused.Code.ShouldBe(Rules.AccessDenied);
        (await Should.ThrowAsync<RuleViolation>(() => database.Get<LockAccount>().Run(office, Guid.NewGuid(), administrator.AccountId))).Code.ShouldBe(Rules.AccessDenied);
        (await Should.ThrowAsync<RuleViolation>(() => database.Get<AccountQueries>().List(office))).Code.ShouldBe(Rules.AccessDenied);
    }

    [EngineFact]
    public async Task Nobody_locks_their_own_account() =>
        (await Should.ThrowAsync<RuleViolation>(() => database.Get<LockAccount>().Run(administrator, Guid.NewGuid(), administrator.AccountId)))
            .Code.ShouldBe(Rules.AccountOwn);

    [EngineFact]
    public async Task A_locked_account_writes_nothing_more_whatever_its_open_page_shows()
    {
        var office = await database.Account("office", Role.SafetyOffice);

        await database.Get<LockAccount>().Run(administrator, Guid.NewGuid(), office.AccountId);

        (await Should.ThrowAsync<RuleViolation>(() => database.Get<Assessments.AddTeam>().Run(office, Guid.NewGuid(), "t", "组"))).Code.ShouldBe(Rules.AccessRevoked);
    }

    [EngineFact]
    public async Task An_unlocked_account_must_sign_in_anew()
    {
        var office = await database.Account("office", Role.SafetyOffice);
        await database.Get<LockAccount>().Run(administrator, Guid.NewGuid(), office.AccountId);

        await database.Get<UnlockAccount>().Run(administrator, Guid.NewGuid(), office.AccountId);

        (await Row("office")).LockedAt.ShouldBeNull();
        (await Should.ThrowAsync<RuleViolation>(() => database.Get<Assessments.AddTeam>().Run(office, Guid.NewGuid(), "t", "组"))).Code.ShouldBe(Rules.AccessRevoked);
    }

    [EngineFact]
    public async Task A_reset_password_ends_the_sessions_and_the_audit_does_not_hold_it()
    {
        var office = await database.Account("office", Role.SafetyOffice);

        await database.Get<ResetPassword>().Run(administrator, Guid.NewGuid(), office.AccountId, Password);

        await using var db = await database.Db();
        var stored = await db.Users.AsNoTracking().SingleAsync(known => known.Id == office.AccountId);
        stored.PasswordHash.ShouldNotBeNull().ShouldNotContain(Password);
        stored.SecurityStamp.ShouldNotBe(office.SecurityStamp);
        (await db.Audit.AsNoTracking().SingleAsync(known => known.Action == "account.password-reset")).New.ShouldBeNull();
    }

    [EngineFact]
    public async Task Ones_own_password_changes_only_with_the_present_one()
    {
        await Create(new NewAccount("leader", "领导", Role.Leader, Password));
        await using var db = await database.Db();
        var leader = (await db.Users.AsNoTracking().SingleAsync(known => known.UserName == "leader")).ToActor();
        var change = database.Get<ChangeOwnPassword>();

        (await Refusal(() => change.Run(leader, Guid.NewGuid(), "wrong", "Another-Horse-8"))).ShouldBe([Rules.PasswordWrong]);
        (await Refusal(() => change.Run(leader, Guid.NewGuid(), Password, Password))).ShouldBe([Rules.PasswordSame]);
        (await Refusal(() => change.Run(leader, Guid.NewGuid(), Password, "short"))).ShouldBe([Rules.PasswordTooWeak]);
        await change.Run(leader, Guid.NewGuid(), Password, "Another-Horse-8");
        (await Should.ThrowAsync<RuleViolation>(() => change.Run(leader, Guid.NewGuid(), "Another-Horse-8", "Third-Horse-9"))).Code.ShouldBe(Rules.AccessRevoked);
    }

    [EngineFact]
    public async Task The_set_up_code_works_once_and_only_before_the_first_account()
    {
        await using var fresh = await TestDatabase.Start(engine);
        var first = await fresh.Get<IssueSetupCode>().Run();
        var code = (await fresh.Get<IssueSetupCode>().Run()).ShouldNotBeNull();
        var setup = fresh.Get<UseSetupCode>();

        (await Should.ThrowAsync<RuleViolation>(() => setup.Run(first!, "chief", "管理员", Password))).Code.ShouldBe(Rules.SetupCodeWrong);
        await setup.Run(code.ToLowerInvariant().Replace("-", ""), "chief", "管理员", Password);
        (await Should.ThrowAsync<RuleViolation>(() => setup.Run(code, "second", "管理员", Password))).Code.ShouldBe(Rules.SetupCodeWrong);

        (await fresh.Get<IssueSetupCode>().Run()).ShouldBeNull();
        (await fresh.Get<FirstStartQueries>().Use()).ShouldBe(DatabaseUse.Real);
        await using var db = await fresh.Db();
        (await db.Users.AsNoTracking().SingleAsync()).Role.ShouldBe(Role.SystemAdministrator);
        (await db.Setup.AsNoTracking().SingleAsync()).CodeHash.ShouldBeNull();
    }

    [EngineFact]
    public async Task What_is_stored_does_not_hold_the_set_up_code()
    {
        await using var fresh = await TestDatabase.Start(engine);
        var code = (await fresh.Get<IssueSetupCode>().Run()).ShouldNotBeNull();
        await using var db = await fresh.Db();

        (await db.Setup.AsNoTracking().SingleAsync()).CodeHash.ShouldNotBeNull().ShouldNotContain(code, Case.Insensitive);
        code.ShouldMatch("^([A-Z2-9]{4}-){4}[A-Z2-9]{4}$");
    }

    private Task Create(NewAccount account) => database.Get<CreateAccount>().Run(administrator, Guid.NewGuid(), account);

    private async Task<AccountRow> Row(string name) => (await database.Get<AccountQueries>().List(administrator, name)).Single();

    private static async Task<string[]> Refusal(Func<Task> act) => [.. (await Should.ThrowAsync<InvalidInput>(act)).Problems.Select(problem => problem.Code)];
}

/// <summary>The two profiles, password by password.</summary>
public class PasswordRuleTests
{
    [Theory]
    [InlineData("Ridge-2741", null)]
    [InlineData("Abc12345!", PasswordFault.Common)]
    [InlineData("abcd 5678 x", null)]
    [InlineData("安全生产 2026 ab", null)]
    [InlineData("Abc123!", PasswordFault.EightCharactersOfThreeClasses)]
    [InlineData("abcdefgh1", PasswordFault.EightCharactersOfThreeClasses)]
    [InlineData("ABCDEFGH", PasswordFault.EightCharactersOfThreeClasses)]
    [InlineData("Password1!", PasswordFault.Common)]
    [InlineData("Aa1Aa1Aa1", PasswordFault.Common)]
    [InlineData("Zhang-2026", PasswordFault.HoldsUserName)]
    public void Classified_protection_asks_for_three_classes(string password, PasswordFault? fault) =>
        new PasswordRules().FaultOf(password, "zhang").ShouldBe(fault);

    [Theory]
    [InlineData("correct horse battery", null)]
    [InlineData("elevenchars", PasswordFault.TwelveCharacters)]
    [InlineData("aaaaaaaaaaaaaaaa", PasswordFault.Common)]
    [InlineData("passwordpass", PasswordFault.Common)]
    public void Asvs_asks_for_length_and_nothing_of_composition(string password, PasswordFault? fault) =>
        new PasswordRules(PasswordProfile.Asvs).FaultOf(password, "zhang").ShouldBe(fault);

    [Fact]
    public void A_password_of_more_than_128_characters_is_refused() =>
        new PasswordRules().FaultOf(string.Concat(Enumerable.Repeat("Ab1!", 33)), "zhang").ShouldBe(PasswordFault.TooLong);

    [Fact]
    public void Only_classified_protection_reminds_by_the_calendar()
    {
        var set = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        new PasswordRules().IsDue(set, set.AddDays(91)).ShouldBeTrue();
        new PasswordRules().IsDue(set, set.AddDays(90)).ShouldBeFalse();
        new PasswordRules().IsDue(null, set).ShouldBeFalse();
        new PasswordRules(PasswordProfile.Asvs).IsDue(set, set.AddYears(3)).ShouldBeFalse();
    }
}
