using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

/// <summary>The migrated database is the model: tables, columns, keys and indexes, on both databases.</summary>
public class SchemaTests
{
    // Read column by column: a column that a later release added stands elsewhere in the text of its table than in the model's.
    private const string SqliteCatalog = """
        SELECT 'column ' || t.name || ' ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || ' ' || coalesce(c.dflt_value, '') AS "Value"
        FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE 'sqlite%'
        UNION ALL SELECT 'key ' || t.name || ' ' || f."from" || ' ' || f."table" || ' ' || f."to" || ' ' || f.on_delete
        FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        UNION ALL SELECT 'counts itself ' || name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'
        UNION ALL SELECT 'index ' || name || ' ' || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        """;

    private const string PostgresCatalog = """
        SELECT 'column ' || table_name || ' ' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length, numeric_precision, 0) || ' ' || is_nullable AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
        UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '"\_\_EF%'
        """;

    [Fact]
    public Task The_migrated_SQLite_file_equals_the_model() => Compare(Engine.Sqlite, SqliteCatalog);

    [PostgresFact]
    public Task The_migrated_PostgreSQL_database_equals_the_model() => Compare(Engine.Postgres, PostgresCatalog);

    private static async Task Compare(Engine engine, string catalog)
    {
        await using var migrated = await TestDatabase.Start(engine);
        await using var created = await TestDatabase.Empty(engine);
        await using var left = await migrated.Db();
        await using var right = await created.Db();
        await right.Database.EnsureCreatedAsync();

        var actual = await Read(left, catalog);
        actual.Count.ShouldBeGreaterThan(20);
        actual.ShouldBe(await Read(right, catalog));
    }

    private static async Task<List<string>> Read(AssessmentDb db, string catalog)
    {
        var lines = await db.Database.SqlQueryRaw<string>(catalog).ToListAsync();
        return [.. lines.Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Order(StringComparer.Ordinal)];
    }
}
