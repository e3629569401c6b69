// A process that a test can kill. It works on the database of that test:
//   start <folder> <PostgreSQL connection or nothing>                          brings the schema up and ends
//   save  <folder> <connection or nothing> <account> <sheet> [operation row count version]
//                                                                              saves rows of a sheet for ever, as a browser does: a line
//                                                                              «try …» before each save and «saved operation» after it;
//                                                                              begins with the save that an earlier process left unanswered
//   early <the same>                                                           the same, but says «saved» before the save: what a test must find out
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;

const int rows = 9;
var services = new ServiceCollection().AddLogging().AddApplication(new DatabaseOptions(args[1], args[2])).BuildServiceProvider();
if (args[0] == "start")
{
    await services.GetRequiredService<DatabaseStart>().Run();
    return;
}

var member = new Actor(Guid.Parse(args[3]), "member", Role.TeamMember, Team: "team-1");
var sheet = Guid.Parse(args[4]);
var save = services.GetRequiredService<SaveRow>();
var stored = (await services.GetRequiredService<SheetQueries>().Get(member, sheet)).Rows;
var versions = stored.ToDictionary(row => row.Key, row => row.Value.Version);
if (args.Length > 5)
    await Save(Guid.Parse(args[5]), args[6], int.Parse(args[7], CultureInfo.InvariantCulture), long.Parse(args[8], CultureInfo.InvariantCulture));
for (var round = 1; ; round++)
{
    var item = string.Create(CultureInfo.InvariantCulture, $"1.{(round % rows) + 1}");
    var before = stored.GetValueOrDefault(item)?.Snapshot.Findings.Single().Count ?? 0;
    await Save(Guid.NewGuid(), item, (int)before + round, versions.GetValueOrDefault(item));
}

async Task Save(Guid operation, string item, int count, long version)
{
    // One finding a row, with the same id in every process, as it would come from one page.
    var finding = new FindingEntry(new Guid(item[^1], 0, 0, sheet.ToByteArray()[..8]), $"{item}.1", count, null, null, null, "没有落实");
    await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"try {operation} {item} {count} {version}"));
    if (args[0] == "early")
    {
        await Console.Out.WriteLineAsync($"saved {operation}");
        await Task.Delay(500);
    }

    await save.Run(member, operation, sheet, new RowSnapshot(item, ItemState.Findings, null, [finding]), version);
    versions[item] = version + 1;
    if (args[0] == "save")
        await Console.Out.WriteLineAsync($"saved {operation}");
}
