using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SafetyAssessment.Application.Tests;

/// <summary>Sees what a context reads, after it has read it.</summary>
internal sealed class Reads(Action<string> seen) : DbCommandInterceptor
{
    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            seen(command.CommandText);
        return ValueTask.FromResult(result);
    }
}
