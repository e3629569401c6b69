using System.Globalization;
using System.Text.RegularExpressions;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;
using SafetyAssessment.Web.Features.Units;

namespace SafetyAssessment.Web.Features.Rubrics.Importing;

/// <summary>A rubric of an uploaded document, with what the person enters before it becomes a draft.</summary>
public sealed partial class FoundRubric
{
    private FoundRubric(KeptDocument document, RubricEdition content, IReadOnlyList<ImportedRow> rows, IReadOnlyList<RowReview> reviews)
    {
        (Document, Content, Rows) = (document, content, rows);
        RuleCount = reviews.Sum(review => review.Item.Clauses.Count);
        DoubtfulCount = reviews.Count(review => review.IsDoubtful);
        (Title, Subject) = (content.Title.Length > 200 ? content.Title[..200] : content.Title, content.Subject);
    }

    public KeptDocument Document { get; }

    public RubricEdition Content { get; }

    public IReadOnlyList<ImportedRow> Rows { get; }

    /// <summary>How many rules were read out of it.</summary>
    public int RuleCount { get; }

    /// <summary>How many of its rows need a look.</summary>
    public int DoubtfulCount { get; }

    /// <summary>The draft's id; the same when a start is tried again.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>One for the start of this draft: pressing the button again starts nothing twice.</summary>
    public Guid Operation { get; } = Guid.CreateVersion7();

    public bool Chosen { get; set; } = true;

    public bool IsStarted { get; set; }

    public string Title { get; set; }

    public string Code { get; set; } = "";

    public string Edition { get; set; } = "";

    public Subject Subject { get; set; }

    public IReadOnlyList<(string Path, string Sentence)> Faults { get; set; } = [];

    public DraftHead Head => new(Code, Edition, Title, Subject);

    /// <summary>What the draft begins with. A file that went out as an edition of the same rubric comes back as what goes on with it.</summary>
    public DraftStart.Import Start => new(Content, Rows, Document.Write(), Content.Code == Code.Trim() ? Content.Edition : null);

    /// <summary>What a document holds. One without a rubric that was recognised, but with tables, gives an empty draft: a person can say what the columns hold.</summary>
    /// <param name="document">The document.</param>
    /// <param name="read">How it reads.</param>
    /// <param name="taken">Codes of rubrics that exist.</param>
    /// <param name="year">The edition where the title names none.</param>
    public static List<FoundRubric> In(KeptDocument document, ImportDraft read, IReadOnlySet<string> taken, int year)
    {
        if (read.Known is { } known)
            return [Of(document, read, known.Edition)];
        var found = read.Editions.Select((draft, i) => Of(document with { Rubric = i }, read, Named(draft.Title))).ToList();
        if (found.Count == 0 && document.Document.Tables.Any())
            found.Add(new FoundRubric(document, Named(""), [], []));
        var codes = taken.ToHashSet(StringComparer.Ordinal);
        foreach (var rubric in found)
        {
            rubric.Edition = Year().Match(rubric.Title) is { Success: true } named ? named.Value : year.ToString(CultureInfo.InvariantCulture);
            rubric.Code = UnitCode.Suggest(null, null, rubric.Subject, codes);
            codes.Add(rubric.Code);
        }

        return found;
    }

    private static FoundRubric Of(KeptDocument document, ImportDraft read, RubricEdition head)
    {
        var (content, rows) = document.Content(read, head);
        return new FoundRubric(document, content, rows, RowReview.Of(content, rows, [], read)) { Code = head.Code, Edition = head.Edition };
    }

    private static RubricEdition Named(string title) =>
        new() { Code = "new", Edition = "new", Title = title, Subject = SubjectIn(title), FullMark = 100, Sections = [] };

    // The title mostly says who is assessed; «镇企业» is about enterprises.
    private static Subject SubjectIn(string title) =>
        title.Contains('企', StringComparison.Ordinal) || title.Contains("生产经营", StringComparison.Ordinal) ? Subject.Enterprise
        : title.IndexOfAny(['镇', '乡', '街']) >= 0 ? Subject.Town
        : title.IndexOfAny(['县', '区']) >= 0 ? Subject.County
        : title.IndexOfAny(['局', '部', '委']) >= 0 ? Subject.Department
        : Subject.Enterprise;

    [GeneratedRegex("20[0-9]{2}", RegexOptions.None, 1000)]
    private static partial Regex Year();
}
