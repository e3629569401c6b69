using SafetyAssessment.Tests;

namespace SafetyAssessment.Web.Tests;

/// <summary>Web joins Application and Documents, and sees neither the database nor the file formats behind them.</summary>
[Trait("Theme", "Fence")]
public class FenceTests
{
    private static readonly string[] BehindTheFences =
        ["Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.Data.Sqlite", "DocumentFormat.OpenXml", "YamlDotNet"];

    [Fact]
    public void Pages_name_neither_the_database_nor_the_file_formats() =>
        Fence.ReferencesBeyond("SafetyAssessment.Web").Where(IsBehindAFence).ShouldBeEmpty();

    [Fact]
    public void The_application_does_not_know_the_documents() =>
        Fence.ReferencesBeyond("SafetyAssessment.Application").ShouldNotContain("SafetyAssessment.Documents");

    [Fact]
    public void The_fence_reports_an_assembly_that_names_the_database() =>
        Fence.ReferencesBeyond("Npgsql.EntityFrameworkCore.PostgreSQL").Where(IsBehindAFence).ShouldContain("Npgsql");

    private static bool IsBehindAFence(string name) =>
        BehindTheFences.Any(fenced => name.StartsWith(fenced, StringComparison.Ordinal));
}
