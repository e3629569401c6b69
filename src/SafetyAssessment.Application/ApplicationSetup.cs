using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Persistence;

namespace SafetyAssessment.Application;

/// <summary>Registers the use cases and the database.</summary>
public static class ApplicationSetup
{
    /// <summary>Adds everything that Web asks for.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SqliteWriteGate>();
        services.AddDbContextFactory<AssessmentDb>(builder => Configure(builder, options));
        services.AddSingleton<DatabaseStart>();
        services.AddSingleton<DatabaseHealth>();
        services.AddSingleton<Writes>();
        services.AddSingleton<EvidenceStore>();
        services.AddSingleton<EvidenceUploads>();
        services.AddSingleton<SheetChanges>();
        services.AddSingleton<EvidenceChanges>();
        services.TryAddSingleton(new PasswordRules());
        services.TryAddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        AddUseCases(services);
        return services;
    }

    private static void Configure(DbContextOptionsBuilder builder, DatabaseOptions options)
    {
        if (options.IsPostgres)
            builder.UseNpgsql(options.Connection);
        else
            builder.UseSqlite(options.SqliteConnection).AddInterceptors(new SqlitePragmas());
        // Migrations are SQL files without a model snapshot; a test compares the migrated schema with the model instead.
        builder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    // A use case is a public class with one public Run; what several share ends in Writes, Queries or Catalog. None holds the state of a person.
    private static void AddUseCases(IServiceCollection services)
    {
        var types = typeof(ApplicationSetup).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsPublic: true, IsAbstract: false } && type.Namespace != typeof(AssessmentDb).Namespace)
            .Where(type => type.GetMethod("Run") is not null
                || Array.Exists(["Queries", "Catalog", "Writes"], ending => type.Name.EndsWith(ending, StringComparison.Ordinal)));
        foreach (var type in types)
            services.AddSingleton(type);
        foreach (var type in typeof(ApplicationSetup).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            if (Array.Find(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IValidator<>)) is { } face)
                services.AddSingleton(face, type);
        }
    }
}
