using System.Text.Json;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Api;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>
/// What the contract promises: an engine written from its page alone comes to the same cent, for any findings. Every number of the answer is compared.
/// </summary>
[Trait("Theme", "Property")]
[Collection(ApiApp.Collection)]
public sealed class TwoEnginesTests(ApiApp app)
{
    private const int Requests = 500;
    private const int DirectCases = 2_000;
    private const int RandomRubrics = 400;
    private const int CasesOfEach = 25;

    private static readonly RubricLibrary Library = BuiltInRubrics.Read();

    public static TheoryData<string, string> Editions { get; } = new()
    {
        { "qinhuangdao-party", "2016" },
        { "qinhuangdao-government", "2016" },
        { "qinhuangdao-department", "2016" },
        { "shishi-enterprise", "2024" },
        { "shishi-town", "2024" },
        { "railway-base-management", "1" },
        { "railway-performance", "1" },
        { "county-self-report", "2020" },
        { "training-targets", "2016" },
        { "agriculture-grid", "2014" },
    };

    [Fact]
    public void The_proof_covers_every_rubric_that_comes_with_the_app() =>
        Library.Editions.Select(edition => $"{edition.Code}/{edition.Edition}").Order(StringComparer.Ordinal)
            .ShouldBe(Editions.Select(row => $"{row[0]}/{row[1]}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task The_API_and_a_second_engine_agree_on_any_findings(string code, string edition)
    {
        using var client = await app.As(Domain.Access.Role.AssessedUnit);
        var address = $"/api/v1/rubrics/{code}/{edition}";
        var rubric = await client.Ask(address).Json();

        for (var seed = 0; seed < Requests; seed++)
        {
            var request = new RandomSheet(rubric, seed).Json();
            var answer = await client.Send($"{address}/score", request).Json();
            Compare(answer, rubric, request, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void The_engine_and_a_second_engine_agree_on_any_findings(string code, string edition) =>
        CompareDirectly(Library.Edition(code, edition)!, firstSeed: 1_000_000, DirectCases);

    [Fact]
    public void The_two_engines_agree_on_rubrics_that_nobody_has_written_yet()
    {
        for (var seed = 0; seed < RandomRubrics; seed++)
        {
            var edition = new RandomRubric(seed).Edition();
            RubricFaults.Of(edition).ShouldBeEmpty();
            CompareDirectly(edition, firstSeed: seed * CasesOfEach, CasesOfEach);
        }
    }

    [Fact]
    public void A_second_engine_that_forgets_a_cap_is_found_out()
    {
        var edition = Library.Edition("qinhuangdao-party", "2016")!;
        var forgetful = JsonSerializer.SerializeToElement(RubricBody.Of(Uncapped(edition)), ApiJson.Options);

        Should.Throw<ShouldAssertException>(() =>
        {
            for (var seed = 0; seed < 50; seed++)
            {
                var request = new RandomSheet(forgetful, seed).Json();
                Compare(Direct(edition, request), forgetful, request, seed);
            }
        });
    }

    private static void CompareDirectly(RubricEdition edition, int firstSeed, int cases)
    {
        var rubric = JsonSerializer.SerializeToElement(RubricBody.Of(edition), ApiJson.Options);
        for (var seed = firstSeed; seed < firstSeed + cases; seed++)
        {
            var request = new RandomSheet(rubric, seed).Json();
            Compare(Direct(edition, request), rubric, request, seed);
        }
    }

    private static JsonElement Direct(RubricEdition edition, string request)
    {
        using var body = JsonDocument.Parse(request);
        return JsonSerializer.SerializeToElement(ScoreBody.Of(Scorer.Score(edition, ScoreRequest.Read(body.RootElement, edition))), ApiJson.Options);
    }

    private static void Compare(JsonElement answer, JsonElement rubric, string request, int seed)
    {
        using var body = JsonDocument.Parse(request);
        var expected = SecondEngine.Score(rubric, body.RootElement);
        var actual = answer.ScoreLines();
        if (!actual.SequenceEqual(expected, StringComparer.Ordinal))
            actual.Except(expected).ShouldBe(expected.Except(actual), $"seed {seed}: {request}");
    }

    private static RubricEdition Uncapped(RubricEdition edition) => edition with
    {
        Sections = [.. edition.Sections.Select(section => section with { Items = [.. section.Items.Select(item => item with
        {
            Cap = null,
            FullMark = item.Mark * 2,
        })] })],
    };
}
