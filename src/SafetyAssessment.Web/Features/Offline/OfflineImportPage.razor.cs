using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Offline;

/// <summary>An offline workbook comes back: it is read, shown beside what is stored, and stored row by row as the person decides.</summary>
public sealed partial class OfflineImportPage
{
    private readonly RunOnce once = new();
    private ElementReference form;
    private ElementReference place;
    private IJSObjectReference? module;
    private IReadOnlyList<string> refusals = [];
    private IReadOnlyList<OfflineOffer>? offers;
    private OfflineReading? book;
    private string? done;
    private string? fileName;
    private bool listening;

    [SupplyParameterFromQuery]
    private string? Scheme { get; set; }

    [SupplyParameterFromQuery]
    private string? Group { get; set; }

    private string Board => Scheme is null ? "/assessments" : $"/assessments?scheme={Uri.EscapeDataString(Scheme)}&group={Uri.EscapeDataString(Group ?? "")}";

    private IEnumerable<OfferedItem> All => offers!.SelectMany(offer => offer.Items);

    private List<ImportedRow> Accepted => [.. All.Select(item => item.Accepted).OfType<ImportedRow>()];

    private int Undecided => All.Count(item => item.IsUndecided);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its script with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/import-document.js"]);
        if (offers is null && !listening)
        {
            listening = true;
            await module.InvokeVoidAsync("accept", place);
        }
    }

    private Task Send() => once.Run(async () =>
    {
        (refusals, done) = ([], null);
        StateHasChanged();
        var answer = await module!.InvokeAsync<Answer>("send", TimeSpan.FromMinutes(10), form, OfflineEndpoints.Upload);
        if (answer.Document is { } id)
            await Show(id);
        else if (!answer.Cancelled)
            refusals = answer.Refusals ?? [T["Failed"]];
    });

    private async Task Show(Guid id)
    {
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

    private async Task Cancel() => await module!.InvokeVoidAsync("cancel");

    // The browser hides where the file lies behind a made-up folder.
    private void Name(ChangeEventArgs chosen) => fileName = chosen.Value is string { Length: > 0 } path ? path[(path.LastIndexOf('\\') + 1)..] : null;

    private void Again() => (offers, book, listening, fileName, done, refusals) = (null, null, false, null, null, []);

    private sealed record Answer(Guid? Document, IReadOnlyList<string>? Refusals, bool Failed, bool Cancelled);
}
