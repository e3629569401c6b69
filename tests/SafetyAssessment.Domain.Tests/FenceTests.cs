using SafetyAssessment.Tests;

namespace SafetyAssessment.Domain.Tests;

[Trait("Theme", "Fence")]
public class FenceTests
{
    [Fact]
    public void The_rules_depend_on_nothing_but_the_base_library() =>
        Fence.ReferencesBeyond("SafetyAssessment.Domain").ShouldBeEmpty();

    [Fact]
    public void The_fence_reports_an_assembly_that_depends_on_a_package() =>
        Fence.ReferencesBeyond(typeof(FenceTests).Assembly).ShouldContain("Shouldly");
}
