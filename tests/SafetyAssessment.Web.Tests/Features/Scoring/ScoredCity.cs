using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Features.Scoring;

namespace SafetyAssessment.Web.Tests.Features.Scoring;

/// <summary>The demo city's sheets as tests use them: one sheet with many empty rows, each test in rows of its own.</summary>
internal static class ScoredCity
{
    public const string Member = "demo-team-member";
    public const string Colleague = "demo-team-member-2";

    public static async Task<Actor> Person(this TestApp app, string account)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(account))!.ToActor();
    }

    public static async Task<Guid> Sheet(this TestApp app, string unit = "changli", string part = "government") =>
        (await app.Services.GetRequiredService<SheetQueries>().List(await app.Person("demo-safety-office"))).Single(sheet => sheet.Unit == unit && sheet.Part == part).Id;

    public static async Task<LiveSheet> Open(this TestApp app, string account)
    {
        var live = ActivatorUtilities.CreateInstance<LiveSheet>(app.Services);
        await live.Open(await app.Person(account), await app.Sheet());
        return live;
    }

    public static async Task Save(this TestApp app, string account, RowSnapshot wanted, long version = 0) =>
        await app.Services.GetRequiredService<SaveRow>().Run(await app.Person(account), Guid.CreateVersion7(), await app.Sheet(), wanted, version);

    public static async Task<SheetItemRow?> Stored(this TestApp app, string item) =>
        await app.Services.GetRequiredService<SheetQueries>().Row(await app.Person(Member), await app.Sheet(), item);

    public static RowSnapshot Counted(string item, decimal count) =>
        new(item, ItemState.Findings, null, [new FindingEntry(Guid.CreateVersion7(), $"{item}.1", count, null, null, null, "没有落实")]);
}
