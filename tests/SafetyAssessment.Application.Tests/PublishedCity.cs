using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Publications;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Tests;

/// <summary>The counties of 2016 in a database of their own, two of them scored whole, ready to be published.</summary>
internal sealed class PublishedCity : IAsyncDisposable
{
    public const string Scheme = EngineFixture.Scheme;
    public const string Group = EngineFixture.County;
    public const string Document = "秦安委〔2017〕1号";
    private static readonly string[] Whole = ["changli", "lulong"];

    private PublishedCity(TestDatabase database, Actor office, Actor member, Actor leader) =>
        (Database, Office, Member, Leader) = (database, office, member, leader);

    public TestDatabase Database { get; }

    public Actor Office { get; }

    public Actor Member { get; }

    public Actor Leader { get; }

    public static async Task<PublishedCity> Start(Engine engine)
    {
        var database = await TestDatabase.Start(engine);
        var city = new PublishedCity(
            database, await database.Account("office", Role.SafetyOffice), await database.Account("member", Role.TeamMember, team: "team-1"),
            await database.Account("leader", Role.Leader));
        await city.Get<AddSchemeUnits>().Run(city.Office, Guid.NewGuid(), Scheme);
        await city.Get<AddTeam>().Run(city.Office, Guid.NewGuid(), "team-1", "第一组");
        await city.Get<OpenAssessments>().Run(city.Office, Guid.NewGuid(), Scheme, Group, "team-1");
        foreach (var unit in Whole)
            await city.Fill(unit);
        return city;
    }

    /// <summary>The scheme of the year that is worked on.</summary>
    public string Current { get; private set; } = Scheme;

    private int Year { get; set; } = 2016;

    public T Get<T>()
        where T : notnull => Database.Get<T>();

    /// <summary>Goes on with a later year: the same scheme under its code, scored whole as the first one was.</summary>
    /// <param name="year">The year.</param>
    /// <param name="change">What the scheme of that year says besides.</param>
    public async Task Later(int year, Func<Domain.Schemes.Scheme, Domain.Schemes.Scheme>? change = null)
    {
        var scheme = await Get<SchemeCatalog>().Get(Scheme);
        (Current, Year) = ($"qinhuangdao-{year}", year);
        await Get<StoreBuiltIn>().Run([], [(change?.Invoke(scheme) ?? scheme) with { Code = Current, Year = year }]);
        await Get<OpenAssessments>().Run(Office, Guid.NewGuid(), Current, Group, "team-1");
        foreach (var unit in Whole)
            await Fill(unit);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public async Task<Guid> Sheet(string unit, string part = "party") =>
        (await Get<SheetQueries>().List(Office)).Single(row => row.Scheme == Current && row.Unit == unit && row.Part == part).Id;

    public Task<PublicationDesk> Desk() => Get<PublicationQueries>().Desk(Office, Current, Group);

    public async Task<CompilationView> Compile()
    {
        await Get<CompileRanking>().Run(Office, Guid.NewGuid(), Guid.CreateVersion7(), Current, Group);
        return (await Desk()).Compilation!;
    }

    public Task Decide(CompilationView compilation, string unit, Grade grade, string? reason) =>
        Get<DecideGrades>().Run(Office, Guid.NewGuid(), compilation.Id, [new GradeChoice(unit, grade, reason)], compilation.Version);

    public async Task<CompilationView> DecideAll(CompilationView compilation, (string Unit, Grade Grade, string Reason)? differing = null)
    {
        await Get<DecideGrades>().Run(Office, Guid.NewGuid(), compilation.Id,
            [.. compilation.Proposals.Where(proposal => proposal.Excluded is null).Select(proposal => differing is { } other && other.Unit == proposal.Unit
                ? new GradeChoice(proposal.Unit, other.Grade, other.Reason) : new GradeChoice(proposal.Unit, proposal.Proposed ?? Grade.Qualified, proposal.Open.Count > 0 ? "集体研究" : null))],
            compilation.Version);
        return (await Desk()).Compilation!;
    }

    public async Task<CompilationView> Submit(CompilationView compilation)
    {
        await Get<SubmitRanking>().Run(Office, Guid.NewGuid(), compilation.Id, Leader.AccountId, compilation.Version);
        return (await Desk()).Compilation!;
    }

    public async Task<CompilationView> Approve(CompilationView compilation)
    {
        await Get<ApproveRanking>().Run(Leader, Guid.NewGuid(), compilation.Id, compilation.Version);
        return (await Desk()).Compilation!;
    }

    public async Task<Guid> Publish(CompilationView approved)
    {
        var id = Guid.CreateVersion7();
        await Get<PublishRanking>().Run(Office, Guid.NewGuid(), approved.Id, id, Document, approved.Version);
        return id;
    }

    public async Task<Guid> Publish((string Unit, Grade Grade, string Reason)? differing = null) =>
        await Publish(await Approve(await Submit(await DecideAll(await Compile(), differing))));

    /// <summary>Publishes with the grades that are given; the others get the proposed one.</summary>
    public async Task<Guid> Publish(params (string Unit, Grade Grade)[] grades)
    {
        var compilation = await Compile();
        await Get<DecideGrades>().Run(Office, Guid.NewGuid(), compilation.Id,
            [.. compilation.Proposals.Where(proposal => proposal.Excluded is null).Select(proposal => new GradeChoice(
                proposal.Unit, grades.Where(given => given.Unit == proposal.Unit).Select(given => (Grade?)given.Grade).FirstOrDefault() ?? proposal.Proposed ?? Grade.Qualified,
                "集体研究"))],
            compilation.Version);
        return await Publish(await Approve(await Submit((await Desk()).Compilation!)));
    }

    public Task Deduct(string unit, decimal points) => Get<EnterLedger>().Run(Office, Guid.NewGuid(), new LedgerRequest(
        Guid.CreateVersion7(), Current, Group, "daily", unit, new DateOnly(Year, 6, 1), points, "会议缺席", null));

    public Task Accident(string unit, int deaths) => Get<EnterAccident>().Run(
        Office, Guid.NewGuid(), Guid.CreateVersion7(), unit, new AccidentReport(new DateOnly(2016, 5, 6), "某采石场", deaths, 1, 0, false, null));

    public Task Confirm(VetoRow veto) => Get<DecideVeto>().Run(Office, Guid.NewGuid(), veto.Id, true, "市安委会〔2017〕2号", null, veto.Version);

    private async Task Fill(string unit)
    {
        await Get<SaveRow>().Run(Member, Guid.NewGuid(), await Sheet(unit), Rows.Found(
            "1.2", new FindingEntry(Guid.CreateVersion7(), "1.2.1", 1, null, null, "抽查乡镇", "没有发文")), 0);
        foreach (var part in new[] { "party", "government" })
        {
            var sheet = await Get<SheetQueries>().Get(Member, await Sheet(unit, part));
            foreach (var (item, _) in sheet.Edition.Index.Rows.Where(row => !sheet.Rows.ContainsKey(row.Item.Code)))
                await Get<SaveRow>().Run(Member, Guid.NewGuid(), sheet.Id, Rows.Clear(item.Code), 0);
        }

        var group = (await Get<SchemeCatalog>().Get(Current)).Group(Group)!;
        foreach (var input in group.Parts.SelectMany(part => part.Subjects).SelectMany(subject => subject.InputsFor(unit)))
            await Get<SetExternalScore>().Run(Office, Guid.NewGuid(), new ExternalScoreRequest(Current, Group, unit, input.Code, 95.5m, 0));
        await Get<SetEnteredScore>().Run(Office, Guid.NewGuid(), new EnteredScoreRequest(Current, Group, unit, "enforcement", 95, "文号", 0));
    }
}
