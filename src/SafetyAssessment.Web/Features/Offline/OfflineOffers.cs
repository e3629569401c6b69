using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Offline;

/// <summary>Holds what a workbook says against what is stored.</summary>
internal sealed class OfflineOffers(SheetQueries sheets, ImportPreviewQueries previews, RuleSentences sentences)
{
    /// <summary>Each sheet of the book, with what would become of each of its rows.</summary>
    public async Task<IReadOnlyList<OfflineOffer>> Of(Actor actor, OfflineReading book)
    {
        var offers = new List<OfflineOffer>();
        foreach (var sheet in book.Sheets)
            offers.Add(await Of(actor, sheet));
        return offers;
    }

    private async Task<OfflineOffer> Of(Actor actor, OfflineSheetRead read)
    {
        try
        {
            var sheet = await sheets.Get(actor, read.Id);
            if ((read.Rubric, read.Edition, read.EditionHash) != (sheet.Edition.Code, sheet.Edition.Edition, OfflineSheet.HashOf(sheet.Edition)))
                throw new RuleViolation(Rules.OfflineEditionDiffers, read.Rubric, read.Edition, sheet.Edition.Code, sheet.Edition.Edition);
            var whole = read.Rows.Where(row => row.Problems.Count == 0).ToList();
            var previewed = (await previews.Preview(actor, read.Id, [.. whole.Select(row => new OfferedRow(row.Base, row.Version, row.Mine))]))
                .ToDictionary(row => row.Merge.Base.Item, StringComparer.Ordinal);
            return new OfflineOffer(read.Name, sheet, Sentences(read.Problems), [.. read.Rows.Select(row => Item(sheet, row, previewed.GetValueOrDefault(row.Item)))]);
        }
        catch (RuleViolation refusal)
        {
            return new OfflineOffer(read.Name, null, [sentences.Of(refusal)], []);
        }
    }

    private OfferedItem Item(SheetView sheet, OfflineRowRead read, PreviewedRow? previewed) => new(
        sheet.Id, sheet.Edition.Index.Item(read.Item)!, previewed,
        read.Problems.Count > 0 ? Sentences(read.Problems)
        : previewed?.Refusal is InvalidInput input ? [.. sentences.Of(input).Select(fault => fault.Sentence).Distinct()]
        : previewed?.Refusal is { } refusal ? [sentences.Of(refusal)]
        : []);

    private List<string> Sentences(IReadOnlyList<Problem> problems) => [.. problems.Select(sentences.Of).Distinct()];
}
