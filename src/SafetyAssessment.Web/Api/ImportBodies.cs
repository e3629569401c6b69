using System.Text.Json.Serialization;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Reading;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Api;

/// <summary>A draft of what a document says; nothing is stored.</summary>
/// <param name="Editions">One for each rubric in the file.</param>
/// <param name="Problems">What was not understood or could be meant in two ways, with table, row and column.</param>
internal sealed record ImportBody(IReadOnlyList<ImportEditionBody> Editions, IReadOnlyList<ApiFault> Problems)
{
    /// <summary>The edition that a file of this program carries, whole, with what was changed in its table; other files have none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RubricBody? Known { get; init; }
}

/// <summary>A rubric as read.</summary>
internal sealed record ImportEditionBody(
    string Title, decimal? FullMark, IReadOnlyList<ImportSectionBody> Sections, IReadOnlyList<CheckBody> Faults, IReadOnlyList<string> Vetoes)
{
    public static ImportEditionBody Of(DraftEdition draft, Func<CheckFinding, CheckBody> say)
    {
        var (edition, readings) = DraftRubric.Of(draft, "draft", "draft", Subject.Enterprise);
        return new ImportEditionBody(
            draft.Title, draft.FullMark ?? (edition.FullMark > 0 ? edition.FullMark : null), ImportSectionBody.Flat(draft.Sections, edition.Sections, readings),
            [.. RubricCheck.Of(edition).Select(say)], draft.Vetoes);
    }
}

/// <summary>A heading above.</summary>
internal sealed record ImportHeadingBody(string? Number, string Title, decimal? FullMark);

/// <summary>The innermost heading beside rows; the headings above it are its parents, the outermost first.</summary>
/// <param name="Number">Numeral as printed.</param>
/// <param name="Title">Title without numeral and mark; empty when the document lost it.</param>
/// <param name="FullMark">Mark as printed, else the sum of its rows where each has one.</param>
/// <param name="FullMarkImplied">True when the mark is that sum.</param>
/// <param name="Parents">Headings above.</param>
/// <param name="Items">Its rows.</param>
internal sealed record ImportSectionBody(
    string? Number, string Title, decimal? FullMark, bool FullMarkImplied, IReadOnlyList<ImportHeadingBody> Parents, IReadOnlyList<ImportItemBody> Items)
{
    /// <summary>Sections as a flat list in paper order. What is looked at (考核内容) is no section here: it stands with its rows.</summary>
    public static IReadOnlyList<ImportSectionBody> Flat(
        IReadOnlyList<DraftSection> drafts, IReadOnlyList<Section> sections, IReadOnlyDictionary<string, ClauseReading> readings)
    {
        var flat = new List<ImportSectionBody>();
        for (var i = 0; i < drafts.Count; i++)
            Add(drafts[i], sections[i], []);
        return flat;

        void Add(DraftSection draft, Section section, ImportHeadingBody[] parents)
        {
            var rows = new List<ImportItemBody>(Rows(draft, section, null, readings));
            for (var i = 0; i < draft.Sections.Count; i++)
            {
                if (draft.Sections[i].IsContent)
                {
                    rows.AddRange(Rows(draft.Sections[i], section.Sections[i], HeadingOf(draft.Sections[i]), readings));
                    continue;
                }

                Close();
                Add(draft.Sections[i], section.Sections[i], [.. parents, HeadingOf(draft)]);
            }

            Close();

            void Close()
            {
                if (rows.Count > 0)
                    flat.Add(Of(draft, parents, [.. rows]));
                rows.Clear();
            }
        }
    }

    private static ImportSectionBody Of(DraftSection draft, ImportHeadingBody[] parents, ImportItemBody[] rows)
    {
        var sum = rows.All(row => row.FullMark is not null) ? rows.Sum(row => row.FullMark) : null;
        return new ImportSectionBody(draft.Number, draft.Title, draft.FullMark ?? sum, draft.FullMark is null && sum is not null, parents, rows);
    }

    private static IEnumerable<ImportItemBody> Rows(
        DraftSection draft, Section section, ImportHeadingBody? content, IReadOnlyDictionary<string, ClauseReading> readings) =>
        draft.Items.Select((item, i) => ImportItemBody.Of(item, section.Items[i], draft.Items.Count == 1 ? content?.Number : null, content, readings[section.Items[i].Code]));

    private static ImportHeadingBody HeadingOf(DraftSection draft) => new(draft.Number, draft.Title, draft.FullMark);
}

/// <summary>A row of the table.</summary>
/// <param name="Number">Number as printed.</param>
/// <param name="Title">What is looked at in this row alone.</param>
/// <param name="Content">What is looked at, where it stands above several rows or has a mark of its own.</param>
/// <param name="Text">The sentence with its rules.</param>
/// <param name="Method">How it is checked.</param>
/// <param name="FullMark">Mark of the row.</param>
/// <param name="Rules">Rules read out of the text.</param>
/// <param name="Unread">Scoring words that were not understood.</param>
/// <param name="Ambiguities">Places that can be read in two ways.</param>
/// <param name="Table">Number of the table, from 1; 0 for a list without table.</param>
/// <param name="Row">Row below the header of the table, from 1; in a list, the line.</param>
internal sealed record ImportItemBody(
    string? Number, string? Title, ImportHeadingBody? Content, string Text, string? Method, decimal? FullMark, IReadOnlyList<ReadRuleBody> Rules,
    IReadOnlyList<UnreadText> Unread, IReadOnlyList<ReadingDoubt> Ambiguities, int Table, int Row)
{
    public static ImportItemBody Of(DraftItem draft, Item item, string? number, ImportHeadingBody? content, ClauseReading reading)
    {
        var body = ReadingBody.Of(reading);
        return new ImportItemBody(
            draft.Number ?? number, draft.Title, content, draft.Text, draft.Method, item.FullMark, body.Rules, body.Unread, body.Ambiguities, draft.Table, draft.Row);
    }
}
