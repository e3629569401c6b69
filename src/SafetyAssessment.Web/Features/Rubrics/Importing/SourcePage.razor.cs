using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Editing;
using SafetyAssessment.Web.Features.Rubrics.Editing;

namespace SafetyAssessment.Web.Features.Rubrics.Importing;

/// <summary>The document at the left, the draft at the right, row by row. Every step is stored; the page can be left at any time.</summary>
public sealed partial class SourcePage
{
    private readonly Dictionary<int, IReadOnlyList<ColumnRole>> pending = [];
    private ElementReference frame;
    private IJSObjectReference? script;
    private KeptDocument? document;
    private ImportDraft? read;
    private IReadOnlyList<string> vetoes = [];
    private IReadOnlyList<RowReview> reviews = [];
    private IReadOnlyList<string> sure = [];
    private IReadOnlyList<(string Code, string Name)> sections = [];
    private Dictionary<(int Table, int Row), RowReview> byPlace = [];
    private Dictionary<int, IReadOnlyList<ColumnRole>> roles = [];
    private HashSet<int> shown = [];
    private Tab tab;
    private string? open;
    private string? target;
    private int losing;

    private enum Tab
    {
        Rows,
        Problems,
        Publish,
    }

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private DraftSession Session { get; set; } = null!;

    [Inject]
    private RubricDraftQueries Drafts { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private Access.CurrentActor Current { get; set; } = null!;

    private int Confirmed => Session.Draft.Rows.Count(row => row.IsConfirmed);

    private IEnumerable<(Tab, string)> Tabs =>
    [
        (Tab.Rows, T["Tab.Rows", reviews.Count]),
        (Tab.Problems, T["Tab.Problems", ProblemList.Count(reviews, read!)]),
        (Tab.Publish, T["Tab.Publish"]),
    ];

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (script is not null)
                await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its script with it.
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (document is not null && Session.Draft.Id == Id)
            return;
        await Session.Load(Id);
        Take(KeptDocument.Read(await Drafts.Document(await Current.Get(), Id) ?? throw new RuleViolation(Rules.NotFound)));
        target = reviews.FirstOrDefault(review => !review.IsSettled)?.Item.Code;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (document is null)
            return;
        if (script is null)
        {
            script = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/source-review.js"]);
            await script.InvokeVoidAsync("start", frame);
        }

        if (target is { } item && tab == Tab.Rows)
        {
            target = null;
            await script.InvokeVoidAsync("go", frame, item);
        }
    }

    private void Take(KeptDocument kept)
    {
        document = kept;
        read = kept.Draft();
        vetoes = kept.Rubric < read.Editions.Count ? read.Editions[kept.Rubric].Vetoes : [];
        ForgetRoles();
        Review();
    }

    private void Review()
    {
        var draft = Session.Draft;
        reviews = RowReview.Of(draft.Content, draft.Rows, RubricFaults.Of(draft.Content), read!);
        sure = [.. reviews.Where(review => review.IsSure).Select(review => review.Item.Code)];
        byPlace = reviews.Where(review => review.Row is not null).GroupBy(review => (review.Row!.Table, review.Row.SourceRow)).ToDictionary(same => same.Key, same => same.First());
        sections = [.. Places(draft.Content.Sections, [])];
        // The rubric's own tables, and those that nobody has recognised yet.
        shown = [.. draft.Rows.Select(row => row.Table)];
        shown.UnionWith(read!.Tables.Where(table => shown.Count == 0 || table.Roles.All(role => role == ColumnRole.Other)).Select(table => table.Number));
    }

    private static IEnumerable<(string Code, string Name)> Places(IReadOnlyList<Section> level, IReadOnlyList<Section> above) => level.SelectMany(section =>
        section.Sections.Count == 0 ? [(section.Code, Heading([.. above, section]))] : Places(section.Sections, [.. above, section]));

    private static string Heading(IEnumerable<Section> path) => string.Join(" › ", path.Select(section => $"{section.Number} {section.Title}".Trim()));

    private static bool Begins(RowReview review) => review.Path[^1].Items[0].Code == review.Item.Code;

    private List<(ColumnRole Role, string Text)> CellsOf(RowReview review)
    {
        if (review.Row is not { Table: > 0 } row || document!.Document.Tables.FirstOrDefault(known => known.Number == row.Table) is not { } table || row.SourceRow >= table.Rows.Count)
            return [];
        return [.. table.Rows[row.SourceRow].Select((cell, column) => (Cell: cell, Role: RoleOf(table.Number, column))).DistinctBy(pair => pair.Cell)
            .Where(pair => !pair.Cell.IsBlank && pair.Role != ColumnRole.Criterion).Select(pair => (pair.Role, pair.Cell.Text.ReplaceLineEndings(" ")))];
    }

    private ColumnRole RoleOf(int table, int column) => roles.TryGetValue(table, out var known) && column < known.Count ? known[column] : ColumnRole.Other;

    private void Open(string item) => (open, target) = (open == item ? null : item, item);

    // A section or a clause has no card of its own: the first row in it, or the row that it stands in.
    private void Go(string code)
    {
        var content = Session.Draft.Content;
        target = content.Index.Item(code)?.Code ?? content.Index.Clause(code)?.Item.Code
            ?? content.Index.Rows.FirstOrDefault(row => row.Path.Any(section => section.Code == code)).Item?.Code;
        if (target is not null)
            tab = Tab.Rows;
    }

    private async Task Confirm(string item, bool confirmed)
    {
        if (!await Session.Confirm([item], confirmed) || !confirmed)
        {
            Review();
            return;
        }

        Review();
        open = null;
        var order = reviews.Select(review => review.Item.Code).ToList();
        var next = reviews.Skip(order.IndexOf(item) + 1).Concat(reviews).FirstOrDefault(review => !review.IsSettled);
        target = next?.Item.Code ?? item;
        if (next is null)
            tab = Tab.Publish;
    }

    private async Task ConfirmAll(IReadOnlyList<string> items)
    {
        await Session.Confirm(items);
        Review();
        target = reviews.FirstOrDefault(review => !review.IsSettled)?.Item.Code;
    }

    private async Task Save(RubricEdition content)
    {
        await Session.Save(content);
        Review();
    }

    private Task Move(string item, string section) => Save(Session.Draft.Content.MoveItemTo(item, section));

    private Task ReadText(Item item)
    {
        var bare = Session.Draft.Content.ChangeItem(item.Code, known => known with { Clauses = [], Groups = [], Cap = known.FullMark is null ? null : known.Cap });
        return Save(SentenceReading.Of(item.Text ?? "", item).AddTo(bare, item.Code));
    }

    private void Choose((int Table, int Column, ColumnRole Role) chosen)
    {
        var changed = roles[chosen.Table].ToList();
        changed[chosen.Column] = chosen.Role;
        pending[chosen.Table] = roles[chosen.Table] = changed;
    }

    private void ForgetRoles()
    {
        pending.Clear();
        roles = read!.Tables.GroupBy(table => table.Number).ToDictionary(same => same.Key, same => same.First().Roles);
    }

    // What was corrected by hand and not confirmed would be as read again: that is asked before it is done.
    private Task Reread()
    {
        losing = 0;
        if (document!.Rubric < read!.Editions.Count)
            losing = DraftCorrections.Of(Session.Draft.Content, Session.Draft.Rows, document.Content(read, Session.Draft.Content).Content);
        return losing > 0 ? Task.CompletedTask : Replace();
    }

    private async Task Replace()
    {
        losing = 0;
        var kept = document! with { Roles = document.Roles.Concat(pending).GroupBy(known => known.Key).ToDictionary(same => same.Key, same => same.Last().Value) };
        if (await Session.ReadAgain(() =>
        {
            var (content, rows) = kept.Content(kept.Draft(), Session.Draft.Content);
            return new DraftStart.Import(content, rows, kept.Write());
        }))
        {
            open = null;
            Take(kept);
        }
    }
}
