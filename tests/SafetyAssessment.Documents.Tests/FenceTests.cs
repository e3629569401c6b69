using SafetyAssessment.Tests;

namespace SafetyAssessment.Documents.Tests;

[Trait("Theme", "Fence")]
public class FenceTests
{
    [Fact]
    public void Documents_know_the_rules_and_the_file_formats_and_nothing_else() =>
        Fence.ReferencesBeyond("SafetyAssessment.Documents", "SafetyAssessment.Domain", "DocumentFormat.OpenXml", "YamlDotNet")
            .ShouldBeEmpty();

    [Fact]
    public void The_fence_reports_an_assembly_that_knows_more() =>
        Fence.ReferencesBeyond(typeof(FenceTests).Assembly, "SafetyAssessment.Domain").ShouldContain("Shouldly");
}
