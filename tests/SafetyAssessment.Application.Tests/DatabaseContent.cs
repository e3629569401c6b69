using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;

namespace SafetyAssessment.Application.Tests;

/// <summary>Everything that a database holds, as lines of text: what is compared here can't have changed unseen.</summary>
internal static class DatabaseContent
{
    /// <summary>Every row of every table of the model, but those named.</summary>
    public static async Task<List<string>> Read(TestDatabase database, params string[] without)
    {
        await using var db = await database.Db();
        await db.Database.OpenConnectionAsync();
        var lines = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct().Except(without).Order(StringComparer.Ordinal))
            lines.AddRange(await Rows(db, table));
        return lines;
    }

    private static async Task<List<string>> Rows(AssessmentDb db, string table)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var values = Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture));
            rows.Add($"{table}: {string.Join(" | ", values)}");
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
