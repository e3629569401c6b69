using Microsoft.AspNetCore.Components;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Offline;

/// <summary>An offline workbook comes back: it is read, shown beside what is stored, and stored row by row as the person decides.</summary>
public sealed partial class OfflineImportPage
{
    private readonly RunOnce once = new();
    private IReadOnlyList<string> refusals = [];
    private IReadOnlyList<OfflineOffer>? offers;
    private OfflineReading? book;
    private string? done;

    [SupplyParameterFromQuery]
    private string? Scheme { get; set; }

    [SupplyParameterFromQuery]
    private string? Group { get; set; }

    private string Board => Scheme is null ? "/assessments" : $"/assessments?scheme={Uri.EscapeDataString(Scheme)}&group={Uri.EscapeDataString(Group ?? "")}";

    private IEnumerable<OfferedItem> All => offers!.SelectMany(offer => offer.Items);

    private List<ImportedRow> Accepted => [.. All.Select(item => item.Accepted).OfType<ImportedRow>()];

    private int Undecided => All.Count(item => item.IsUndecided);

    private async Task Show(Guid id)
    {
        (refusals, done) = ([], null);
        try
        {
            var actor = await Current.Get();
            book = Books.Get(actor, id);
            offers = await Offers.Of(actor, book);
        }
        catch (RuleViolation)
        {
            refusals = [T["Gone"]];
        }
    }

    private Task Store() => once.Run(async () =>
    {
        var operation = Guid.CreateVersion7();
        var actor = await Current.Get();
        var rows = Accepted;
        (refusals, done) = ([], null);
        try
        {
            await Import.Run(actor, operation, rows);
            done = T["Done", rows.Count];
        }
        catch (ChangedMeanwhile clash)
        {
            refusals = [T["ChangedMeanwhile", clash.By]];
        }
        catch (RuleViolation refusal)
        {
            refusals = refusal is InvalidInput input ? [.. Sentences.Of(input).Select(fault => fault.Sentence).Distinct()] : [Sentences.Of(refusal)];
        }

        offers = await Offers.Of(actor, book!);
    });

    private void Again() => (offers, book, done, refusals) = (null, null, null, []);
}
