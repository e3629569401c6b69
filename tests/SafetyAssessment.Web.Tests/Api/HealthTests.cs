namespace SafetyAssessment.Web.Tests.Api;

[Collection(ApiApp.Collection)]
public sealed class HealthTests(ApiApp app)
{
    [Fact]
    public async Task Anyone_may_ask_for_the_health_and_is_told_of_the_library()
    {
        var health = await app.Direct().Ask("/healthz").Json();
        var database = health.GetProperty("database");

        health.Names().ShouldBe(["status", "version", "database", "evidence"]);
        health.GetProperty("status").GetString().ShouldBe("healthy");
        health.GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
        database.Names().ShouldBe(["engine", "version", "reachable", "writeGate", "note"]);
        database.GetProperty("engine").GetString().ShouldBe("SQLite");
        database.GetProperty("writeGate").GetBoolean().ShouldBeTrue();
        var hasRace = new Version(database.GetProperty("version").GetString()!) < new Version(3, 51, 3);
        health.GetProperty("evidence").Names().ShouldBe(["checkedAt", "faults"]);
        (database.GetProperty("note").GetString()?.Contains("3.51.3", StringComparison.Ordinal) == true).ShouldBe(hasRace);
    }
}
