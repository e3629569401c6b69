using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Application.Consequences;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Consequences;
using SafetyAssessment.Domain.Publications;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class ConsequencesOnSqlite() : ConsequenceTests(Engine.Sqlite);

public class ConsequencesOnPostgres() : ConsequenceTests(Engine.Postgres);

/// <summary>What follows from published results over the years, and what a person decides on it.</summary>
public abstract class ConsequenceTests(Engine engine)
{
    private const string Paper = "段安委〔2018〕3号";

    private static readonly DateTime Noon = new(2018, 1, 20, 4, 0, 0, DateTimeKind.Utc);

    /// <summary>The rules of the railway section, and a veto that cancels the reward.</summary>
    internal static Scheme WithRules(Scheme scheme) => scheme with
    {
        Consequences =
        [
            Rule("C2", ConsequenceEffect.YellowCard, 1, "单位负责人"),
            Rule("C3", ConsequenceEffect.RemovalFromPost, 2, "单位负责人"),
            Rule("C4", ConsequenceEffect.DepositForfeited, 1, "正职", 500),
            Rule("C5", ConsequenceEffect.DepositForfeited, 1, "副职", 350),
        ],
        Vetoes = [.. scheme.Vetoes, new VetoRule { Code = "R1", Title = "突破控制指标，取消奖励", Effect = VetoEffect.RewardCancelled, When = new VetoCondition { Deaths = 1 } }],
    };

    /// <summary>A decision that can be made: the departments of a scheme of its own, all failed and published.</summary>
    internal static async Task<ConsequenceRequest> Proposed(TestDatabase database, Actor office)
    {
        const string scheme = "rewards-2016";
        await database.Get<StoreBuiltIn>().Run([], [WithRules(await database.Get<SchemeCatalog>().Get(EngineFixture.Scheme)) with { Code = scheme }]);
        var (compilation, leader) = (Guid.CreateVersion7(), await database.Account($"approver-{Guid.NewGuid():N}", Role.Leader));
        await database.Get<CompileRanking>().Run(office, Guid.NewGuid(), compilation, scheme, "department");
        var proposals = (await database.Get<PublicationQueries>().Desk(office, scheme, "department")).Compilation!.Proposals.Where(proposal => proposal.Excluded is null).ToList();
        await database.Get<DecideGrades>().Run(
            office, Guid.NewGuid(), compilation, [.. proposals.Select(proposal => new GradeChoice(proposal.Unit, Grade.Unqualified, "集体研究"))], 1);
        await database.Get<SubmitRanking>().Run(office, Guid.NewGuid(), compilation, leader.AccountId, 2);
        await database.Get<ApproveRanking>().Run(leader, Guid.NewGuid(), compilation, 3);
        await database.Get<PublishRanking>().Run(office, Guid.NewGuid(), compilation, Guid.CreateVersion7(), Paper, 4);
        var unit = (await database.Get<ConsequenceQueries>().Group(office, scheme, "department")).Units[0];
        var line = unit.Lines.Single(known => known.Rule.Code == "C2");
        return new ConsequenceRequest(Guid.CreateVersion7(), new(scheme, "department", unit.Unit), "C2", line.Proposal!.Years, new(true, Paper, null));
    }

    [EngineFact]
    public async Task The_first_failed_year_warns_and_the_second_in_a_row_proposes_removal_and_a_good_one_returns_the_deposit()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Publish(("changli", Grade.Unqualified), ("lulong", Grade.Good), ("funing", Grade.Unqualified));
        await city.Later(2017, WithRules);
        (await View(city)).Units.ShouldAllBe(unit => unit.Shown.Count == 0, "nothing follows from what is not published");
        await city.Publish(("changli", Grade.Unqualified), ("lulong", Grade.Unqualified), ("funing", Grade.Qualified));

        var view = await View(city);

        view.Years.Select(year => (year.Year, year.State)).ShouldBe([(2017, YearState.Published), (2016, YearState.Published)]);
        Lines(view, "lulong").ShouldBe([("C2", ConsequenceOutcome.Effect), ("C4", ConsequenceOutcome.Effect), ("C5", ConsequenceOutcome.Effect)]);
        Lines(view, "changli").ShouldBe([("C3", ConsequenceOutcome.Effect), ("C4", ConsequenceOutcome.Effect), ("C5", ConsequenceOutcome.Effect)]);
        Lines(view, "funing").ShouldBe([("C4", ConsequenceOutcome.DepositReturned), ("C5", ConsequenceOutcome.DepositReturned)]);
        var changli = Unit(view, "changli");
        changli.Years.Select(year => (year.Year, year.Grade, year.Revision)).ShouldBe([(2017, Grade.Unqualified, 1), (2016, Grade.Unqualified, 1)]);
        var published = await city.Get<YearQueries>().Group(city.Leader, city.Current, PublishedCity.Group);
        changli.Years[0].Total.ShouldBe(published.Units.Single(unit => unit.Unit == "changli").Figures[^1]!.Score.Points);

        await Decide(city, "funing", "C4");
        await Decide(city, "changli", "C3");
        await Decide(city, "lulong", "C2", new(false, null, "受灾停产"));

        view = await View(city);
        State(view, "funing", "C4").ShouldBe(ConsequenceState.Confirmed);
        State(view, "changli", "C3").ShouldBe(ConsequenceState.Confirmed);
        State(view, "lulong", "C2").ShouldBe(ConsequenceState.Dismissed);
        Unit(view, "changli").Lines.Single(line => line.Rule.Code == "C3").InForce.ShouldNotBeNull().Document.ShouldBe(Paper);
        Unit(view, "funing").Open.ShouldBe(1);
        (await Refused(() => Decide(city, "changli", "C3"))).ShouldBe(Rules.ConsequenceAlreadyDecided);
    }

    [EngineFact]
    public async Task A_missing_year_leaves_it_open_and_is_never_taken_for_a_failed_one()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Publish(("changli", Grade.Unqualified));
        await city.Later(2018, WithRules);
        await city.Publish(("changli", Grade.Unqualified));

        var view = await View(city);

        view.Years.Select(year => (year.Year, year.State)).ShouldBe([(2018, YearState.Published), (2017, YearState.NoScheme)]);
        Lines(view, "changli").ShouldContain(("C2", ConsequenceOutcome.Effect));
        Lines(view, "changli").ShouldContain(("C3", ConsequenceOutcome.NotKnown));
        (await Refused(() => Decide(city, "changli", "C3"))).ShouldBe(Rules.ConsequenceNotKnown);
    }

    [EngineFact]
    public async Task A_re_opened_year_un_settles_what_was_decided_and_the_next_revision_can_be_decided_anew()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Later(2017, WithRules);
        var first = await city.Publish(("changli", Grade.Unqualified));
        var seen = Unit(await View(city), "changli").Lines.Single(line => line.Rule.Code == "C2").Proposal!.Years;
        await Decide(city, "changli", "C2");

        await city.Get<ReopenPublication>().Run(city.Office, Guid.NewGuid(), first, "复核");

        var line = Line(await View(city), "changli", "C2");
        (line.State, line.InForce, line.Outdated.Single().Document).ShouldBe((ConsequenceState.NotKnown, null, Paper));
        (await Refused(() => Decide(city, "changli", "C2", seen: seen))).ShouldBe(Rules.ConsequenceNotKnown);

        await city.Publish(("changli", Grade.Unqualified));
        (await Refused(() => Decide(city, "changli", "C2", seen: seen))).ShouldBe(Rules.ConsequenceYearsChanged);
        Line(await View(city), "changli", "C2").State.ShouldBe(ConsequenceState.Proposed);
        await Decide(city, "changli", "C2", new(true, "段安委〔2018〕9号", null));

        line = Line(await View(city), "changli", "C2");
        (line.State, line.InForce!.Number, line.InForce.Document, line.Outdated.Single().Document).ShouldBe((ConsequenceState.Confirmed, 2, "段安委〔2018〕9号", Paper));
        line.Outdated.Single().Years.ShouldBe(seen, "it stays readable as it was decided");
    }

    [EngineFact]
    public async Task A_decision_whose_ground_is_gone_stays_readable_and_says_so()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Later(2017, WithRules);
        var first = await city.Publish(("changli", Grade.Unqualified));
        await Decide(city, "changli", "C2");
        await city.Get<ReopenPublication>().Run(city.Office, Guid.NewGuid(), first, "复核");
        await city.Publish(("changli", Grade.Good));

        var line = Line(await View(city), "changli", "C2");

        (line.State, line.Proposal, line.Outdated.Count).ShouldBe((ConsequenceState.NoGround, null, 1));
        (await Refused(() => Decide(city, "changli", "C2", seen: line.Outdated[0].Years))).ShouldBe(Rules.ConsequenceYearsChanged);
    }

    [EngineFact]
    public async Task Years_taken_from_the_page_would_decide_on_what_is_in_force_no_longer_the_twin_of_reading_them_in_the_save()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Later(2017, WithRules);
        var first = await city.Publish(("changli", Grade.Unqualified));
        var seen = Line(await View(city), "changli", "C2").Proposal!;
        await city.Get<ReopenPublication>().Run(city.Office, Guid.NewGuid(), first, "复核");

        ConsequenceDecision.Make(
            Guid.NewGuid(), Place(city, "changli"), seen, seen.Years, [], new(true, Paper, null), city.Office, Noon).Decision.Confirmed.ShouldBeTrue();
        (await Refused(() => Decide(city, "changli", "C2", seen: seen.Years))).ShouldBe(Rules.ConsequenceNotKnown);
    }

    [EngineFact]
    public async Task A_unit_sees_its_own_the_leader_and_the_auditor_read_and_the_office_alone_decides()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Later(2017, WithRules);
        await city.Publish(("changli", Grade.Unqualified));
        var unit = await city.Database.Account("unit", Role.AssessedUnit, unit: "changli");
        var auditor = await city.Database.Account("auditor", Role.Auditor);
        var queries = city.Get<ConsequenceQueries>();

        (await queries.Group(unit, city.Current, PublishedCity.Group)).Units.ShouldHaveSingleItem().Unit.ShouldBe("changli");
        (await queries.Unit(unit, city.Current, PublishedCity.Group, "changli")).Units.ShouldHaveSingleItem();
        (await Refused(() => queries.Unit(unit, city.Current, PublishedCity.Group, "lulong"))).ShouldBe(Rules.NotFound);
        (await Refused(() => queries.Group(city.Member, city.Current, PublishedCity.Group))).ShouldBe(Rules.AccessDenied);
        foreach (var reader in new[] { city.Leader, auditor })
            (await queries.Group(reader, city.Current, PublishedCity.Group)).Units.Count.ShouldBeGreaterThan(5);
        foreach (var other in new[] { city.Leader, auditor, unit, city.Member })
            (await Refused(() => Decide(city, "changli", "C2", actor: other))).ShouldBe(Rules.AccessDenied);
        (await Refused(() => Decide(city, "changli", "C2", new(true, " ", null)))).ShouldBe(Rules.ConsequenceDocumentRequired);
        (await Refused(() => Decide(city, "changli", "C2", new(false, null, " ")))).ShouldBe(Rules.ReasonRequired);
    }

    [EngineFact]
    public async Task A_reward_that_a_veto_cancelled_stands_in_the_list_with_its_cause_and_is_not_decided_again()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Later(2017, WithRules);
        var accident = Guid.CreateVersion7();
        await city.Get<EnterAccident>().Run(city.Office, Guid.NewGuid(), accident, "lulong", new(new DateOnly(2017, 5, 6), "某采石场", 1, 0, 0, false, null));
        Unit(await View(city), "lulong").Rewards.ShouldBeEmpty("a proposal cancels nothing");
        var veto = (await city.Get<AccidentQueries>().Vetoes(city.Office, city.Current)).Single(known => known.Rule == "R1");
        await city.Confirm(veto);

        var reward = Unit(await View(city), "lulong").Rewards.ShouldHaveSingleItem();

        (reward.Rule.Effect, reward.Causes.Single().Id, reward.Causes.Single().Title).ShouldBe((VetoEffect.RewardCancelled, accident, "某采石场"));
        (await Refused(() => Decide(city, "lulong", "R1", seen: []))).ShouldBe(Rules.NotFound);
    }

    private static Task<ConsequenceView> View(PublishedCity city) => city.Get<ConsequenceQueries>().Group(city.Office, city.Current, PublishedCity.Group);

    private static UnitConsequences Unit(ConsequenceView view, string unit) => view.Units.Single(known => known.Unit == unit);

    private static ConsequenceLine Line(ConsequenceView view, string unit, string rule) => Unit(view, unit).Lines.Single(line => line.Rule.Code == rule);

    private static ConsequenceState State(ConsequenceView view, string unit, string rule) => Line(view, unit, rule).State;

    private static IEnumerable<(string, ConsequenceOutcome)> Lines(ConsequenceView view, string unit) =>
        Unit(view, unit).Shown.Select(line => (line.Rule.Code, line.Proposal!.Outcome));

    private static ConsequencePlace Place(PublishedCity city, string unit) => new(city.Current, PublishedCity.Group, unit);

    private static async Task Decide(
        PublishedCity city, string unit, string rule, ConsequenceVerdict? verdict = null, IReadOnlyList<YearGrade>? seen = null, Actor? actor = null) =>
        await city.Get<DecideConsequence>().Run(actor ?? city.Office, Guid.NewGuid(), new ConsequenceRequest(
            Guid.CreateVersion7(), Place(city, unit), rule, seen ?? Line(await View(city), unit, rule).Proposal!.Years, verdict ?? new(true, Paper, null)));

    private static async Task<string> Refused(Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Code;

    private static Consequence Rule(string code, ConsequenceEffect effect, int years, string? post, decimal? amount = null) =>
        new() { Code = code, Title = code, Grade = Grade.Unqualified, Years = years, Effect = effect, Post = post, Amount = amount, Source = "六4" };
}
