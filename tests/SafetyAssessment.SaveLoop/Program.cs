// A process that a test can kill. It works on the database of that test:
//   start <folder> <PostgreSQL connection or nothing>             brings the schema up and ends
//   save  <folder> <connection or nothing> <account>              saves for ever and prints each operation id after the save
//   early <folder> <connection or nothing> <account>              the same, but prints before the save: what a test must find out
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

var services = new ServiceCollection().AddLogging().AddApplication(new DatabaseOptions(args[1], args[2])).BuildServiceProvider();
if (args[0] == "start")
{
    await services.GetRequiredService<DatabaseStart>().Run();
    return;
}

var office = new Actor(Guid.Parse(args[3]), "office", Role.SafetyOffice);
var scores = services.GetRequiredService<SetExternalScore>();
var version = 0L;
for (var round = 0; ; round++)
{
    var operation = Guid.NewGuid();
    if (args[0] == "early")
    {
        await Console.Out.WriteLineAsync(operation.ToString());
        await Task.Delay(500);
    }

    try
    {
        await scores.Run(office, operation, new ExternalScoreRequest("qinhuangdao-2016", "county", "changli", "fire", round % 101, version));
    }
    catch (ChangedMeanwhile clash)
    {
        // An earlier process saved this cell: go on from there.
        version = clash.Version;
        continue;
    }

    version++;
    if (args[0] == "save")
        await Console.Out.WriteLineAsync(operation.ToString());
}
