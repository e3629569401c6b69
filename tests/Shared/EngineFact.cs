using Xunit.Abstractions;
using Xunit.Sdk;

namespace SafetyAssessment.Tests;

/// <summary>
/// A test of a base class that runs once for each database: the derived class whose name ends in «Postgres» is skipped where the server is missing.
/// </summary>
[XunitTestCaseDiscoverer("SafetyAssessment.Tests.EngineFactDiscoverer", "SafetyAssessment.Application.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineFactAttribute : FactAttribute;

public sealed class EngineFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new EngineTestCase(messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

public sealed class EngineTestCase : XunitTestCase
{
    [Obsolete("Called by the de-serializer")]
    public EngineTestCase()
    {
    }

    public EngineTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute) ?? (TestMethod.TestClass.Class.Name.EndsWith("Postgres", StringComparison.Ordinal)
            ? TestConditions.SkipUnless(PostgresCluster.IsAvailable, "PostgreSQL")
            : null);
}
