using Npgsql;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class PostgresClusterTests
{
    [PostgresFact]
    public async Task Every_test_gets_an_empty_database_of_its_own()
    {
        var first = await PostgresCluster.NewDatabaseAsync();
        var second = await PostgresCluster.NewDatabaseAsync();

        await ScalarAsync(first, "CREATE TABLE unit (name text); INSERT INTO unit VALUES ('海港区'); SELECT 1");

        (await ScalarAsync(first, "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")).ShouldBe(1L);
        (await ScalarAsync(second, "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")).ShouldBe(0L);
    }

    [PostgresFact]
    public async Task A_database_can_be_the_template_of_another()
    {
        var template = await PostgresCluster.NewDatabaseAsync();
        await ScalarAsync(template, "CREATE TABLE unit (name text); INSERT INTO unit VALUES ('海港区'); SELECT 1");

        var copy = await PostgresCluster.NewDatabaseAsync(new NpgsqlConnectionStringBuilder(template).Database);

        (await ScalarAsync(copy, "SELECT name FROM unit")).ShouldBe("海港区");
    }

    // Not pooled: an open connection would forbid the use of the database as a template.
    private static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
