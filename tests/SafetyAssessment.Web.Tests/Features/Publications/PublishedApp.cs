using System.Data.Common;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Domain.Publications;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Tests;
using SafetyAssessment.Web.Features.Evidence;
using SafetyAssessment.Web.Tests.Features.Scoring;

namespace SafetyAssessment.Web.Tests.Features.Publications;

/// <summary>The demo city with its counties published.</summary>
public sealed class PublishedApp : TestApp, IAsyncLifetime
{
    public const string Scheme = "qinhuangdao-2016";
    public const string Group = "county";

    private string? token;

    public static Guid Announced { get; } = Guid.CreateVersion7();

    public static byte[] Photo { get; } = Pictures.Jpeg(orientation: 6);

    public Guid Publication { get; } = Guid.CreateVersion7();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        var (office, leader) = (await this.Person("demo-safety-office"), await this.Person("demo-leader"));
        await Get<EvidenceReceiver>().Start(await this.Person(ScoredCity.Member), new NewEvidence(
            Announced, await this.Sheet(), EvidenceKind.Item, "1.3.1", null, "a.jpg", Photo.Length, Convert.ToHexStringLower(SHA256.HashData(Photo)), null, null), default);
        await Get<CompileRanking>().Run(office, Guid.NewGuid(), Guid.CreateVersion7(), Scheme, Group);
        var compilation = await Compilation(office);
        await Get<DecideGrades>().Run(office, Guid.NewGuid(), compilation.Id,
            [.. compilation.Proposals.Where(proposal => proposal.Excluded is null)
                .Select(proposal => new GradeChoice(proposal.Unit, proposal.Proposed ?? Grade.Qualified, proposal.Open.Count > 0 ? "集体研究" : null))],
            compilation.Version);
        compilation = await Compilation(office);
        await Get<SubmitRanking>().Run(office, Guid.NewGuid(), compilation.Id, leader.AccountId, compilation.Version);
        compilation = await Compilation(office);
        await Get<ApproveRanking>().Run(leader, Guid.NewGuid(), compilation.Id, compilation.Version);
        compilation = await Compilation(office);
        await Get<PublishRanking>().Run(office, Guid.NewGuid(), compilation.Id, Publication, "秦安委〔2017〕1号", compilation.Version);
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    /// <summary>All that anybody can read of it: the stored row, the ranking with every unit down to its findings, and the answers of the API.</summary>
    public async Task<IReadOnlyList<string>> Published()
    {
        List<string> lines = [.. await Rows("SELECT * FROM publications"), .. await Rows("SELECT * FROM reopenings")];
        var office = await this.Person("demo-safety-office");
        var ranking = await Get<ResultQueries>().Ranking(office, Scheme, Group);
        foreach (var row in ranking.Rows)
        {
            var unit = await Get<ResultQueries>().Unit(office, Scheme, Group, row.Ranked.Result.Unit);
            lines.Add($"{ranking.Publication} {row.Decision} {CanonicalJson.Write(Freezing.Unit(row.Ranked, unit, row.OpenProposals, []))}");
        }

        using var client = Direct();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token ??= await this.Token("demo-safety-office"));
        foreach (var address in new[] { $"/api/v1/schemes/{Scheme}/groups/{Group}/ranking", "/api/v1/rubrics/qinhuangdao-party/2016" })
            lines.Add(Convert.ToHexString(await client.GetByteArrayAsync(new Uri(address, UriKind.Relative))));
        return lines;
    }

    /// <summary>Past the program, into the file.</summary>
    public async Task<IReadOnlyList<string>> Rows(string statement)
    {
        // The tests of pages name no database: the provider is found as the program has loaded it.
        var factory = (DbProviderFactory)Type.GetType("Microsoft.Data.Sqlite.SqliteFactory, Microsoft.Data.Sqlite", true)!.GetField("Instance")!.GetValue(null)!;
        await using var connection = factory.CreateConnection()!;
        connection.ConnectionString = Get<DatabaseOptions>().SqliteConnection;
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        return rows;
    }

    private async Task<CompilationView> Compilation(Actor office) => (await Get<PublicationQueries>().Desk(office, Scheme, Group)).Compilation!;
}

/// <summary>Tokens of the API for accounts of the demo.</summary>
internal static class DemoTokens
{
    public static async Task<string> Token(this TestApp app, string account)
    {
        var (owner, secret) = (await app.Person(account), ApiTokenSecret.New());
        await app.Services.GetRequiredService<CreateApiToken>().Run(owner, Guid.NewGuid(), new NewApiToken(owner.AccountId, "测试", secret));
        return secret.Text;
    }
}
