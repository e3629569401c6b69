using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Documents.Figures;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Api;
using SafetyAssessment.Web.Shared;
using HttpResults = Microsoft.AspNetCore.Http.Results;

namespace SafetyAssessment.Web.Features.OutsideScores;

/// <summary>Outside scores out as a workbook, and back in. A giver's file has its own columns only; the office takes all or one giver's.</summary>
internal static class OutsideFiles
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapOutsideFiles(this WebApplication app)
    {
        app.MapGet("/outside-scores/file", Download).RequireAuthorization(nameof(Permission.RecordExternalScores)).ExcludeFromDescription();
        app.MapPost("/outside-scores/import/file", Take).RequireAuthorization(nameof(Permission.RecordExternalScores)).ExcludeFromDescription();
    }

    public static string Query(string scheme, string group, string? giver = null) =>
        $"?scheme={Uri.EscapeDataString(scheme)}&group={Uri.EscapeDataString(group)}{(giver is null ? "" : $"&giver={Uri.EscapeDataString(giver)}")}";

    private static async Task<IResult> Download(ClaimsPrincipal user, FigureQueries figures, string scheme, string group, string? giver = null)
    {
        try
        {
            var grid = (await figures.Outside(CurrentActor.Of(user), scheme, group)).Of(giver);
            var columns = grid.Columns.Where(column => column.MayEdit).ToList();
            return columns.Count == 0 ? HttpResults.NotFound() : HttpResults.File(OutsideExport.Write(Book(grid, columns)), Excel, $"{DownloadEndpoints.NameOf(Name(grid, columns), "")}.xlsx");
        }
        catch (RuleViolation refusal) when (refusal.Code == Rules.NotFound)
        {
            return HttpResults.NotFound();
        }
    }

    private static async Task<IResult> Take(ClaimsPrincipal user, HttpContext context, IAntiforgery forms, Uploaded<OutsideReading> uploads, RuleSentences sentences)
    {
        // The token comes in a header: it is looked at before the file is read.
        if (!await forms.IsRequestValidAsync(context))
            return HttpResults.BadRequest();
        try
        {
            var actor = CurrentActor.Of(user);
            return HttpResults.Ok(new UploadAnswer(await DocumentForm.ReadFile(context.Request, (file, name) => uploads.Keep(actor, OutsideImport.Read(file, name))), []));
        }
        catch (InvalidInput input)
        {
            return HttpResults.Ok(new UploadAnswer(null, [.. sentences.Of(input).Select(fault => fault.Sentence)]));
        }
    }

    private static OutsideBook Book(OutsideGrid grid, IReadOnlyList<OutsideColumn> columns) => new(
        grid.Scheme.Code, grid.Group.Code, $"{grid.Scheme.Title}　{Name(grid, columns)}",
        [.. grid.Units.Select(unit => new FileUnit(unit.Code, unit.Name))],
        [.. columns.Select(column => new OutsideFileColumn(
            column.Input?.Code, column.Part.Code, column.Input?.Title ?? column.Part.Title, column.GiverName, column.InPoints ? "分" : "%", column.Highest))],
        [.. from unit in grid.Units from pair in columns.Select((column, at) => (column, at)) where pair.column.AppliesTo(unit.Code) select Cell(grid, unit.Code, pair.column, pair.at)]);

    private static OutsideFileCell Cell(OutsideGrid grid, string unit, OutsideColumn column, int at)
    {
        if (column.Input is { } input)
        {
            var percent = grid.Percents.FirstOrDefault(row => row.Unit == unit && row.Input == input.Code);
            return new OutsideFileCell(unit, at, percent?.Percent, null, percent?.Version ?? 0);
        }

        var entered = grid.Entered.FirstOrDefault(row => row.Unit == unit && row.Part == column.Part.Code);
        return new OutsideFileCell(unit, at, entered?.Points, entered?.Document, entered?.Version ?? 0);
    }

    private static string Name(OutsideGrid grid, IReadOnlyList<OutsideColumn> columns) =>
        columns.Select(column => column.GiverName).Distinct().ToList() is [var only] ? $"专项打分 {grid.Group.Title} {only}" : $"专项打分 {grid.Group.Title}";
}
