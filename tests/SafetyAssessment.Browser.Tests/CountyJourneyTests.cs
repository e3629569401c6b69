using SafetyAssessment.Tests;

namespace SafetyAssessment.Browser.Tests;

/// <summary>
/// A county from its self-assessment to its published grade: scored, returned, heard, changed, confirmed, appealed against, decided by another
/// person, compiled, approved, published, and read by the county itself.
/// </summary>
[Trait("Theme", "Journey")]
public class CountyJourneyTests
{
    [BrowserFact]
    public Task From_self_assessment_to_the_published_grade_on_SQLite() => Walk(postgres: null);

    [PostgresBrowserFact]
    public async Task From_self_assessment_to_the_published_grade_on_PostgreSQL() => await Walk(await PostgresCluster.NewDatabaseAsync());

    private static async Task Walk(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres));
        await using var unit = new CountyAssessed(await Person.SignIn(app, "被考核单位"));
        await using var team = new CountyTeam(await Person.SignIn(app, "考核组组长"));
        await using var office = new CountyOffice(await Person.SignIn(app, "安委办"));
        await using var leader = await Person.SignIn(app, "领导");

        await unit.HandsInItsSelfAssessment();
        var party = await team.ScoresBesideTheSelfAssessment();
        await office.Returns(party, "第1.2项没有写明是哪三个镇");
        await team.NamesThePlaces(party);

        await unit.Disagrees("其中两个镇已印发，文件随附");
        await office.IsNotLetConfirm(party);
        await team.Accepts(party);
        await office.ReturnsForWhatIsAccepted(party, "其中两个镇已印发");
        await team.TakesTwoPlacesBack(party);
        await office.Confirms(party);

        await unit.Appeals(party, "余下一处的文件存放在档案馆");
        await team.CanNotDecideOnItsOwnWork(party);
        await office.Upholds("档案馆出具了原件");
        await unit.ReadsBothNumbers();

        await office.Confirms(await team.FindsNothingInTheGovernmentSheet());
        await office.EntersTheLastScores();
        await office.Compiles();
        await PublicationDesk.Approve(leader, "changli", "优秀");
        await PublicationDesk.Publish(office.Person, "秦安委〔2017〕1号");
        await unit.ReadsItsPublishedGrade();
    }
}
