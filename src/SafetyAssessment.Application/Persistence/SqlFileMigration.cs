using System.Text;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SafetyAssessment.Application.Persistence;

/// <summary>A migration that runs one reviewed SQL file of the active database: <c>Schema/0001_initial/{sqlite,postgres}.sql</c>.</summary>
internal abstract class SqlFileMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var id = ((MigrationAttribute)GetType().GetCustomAttributes(typeof(MigrationAttribute), false)[0]).Id;
        migrationBuilder.Sql(Read(id, ActiveProvider!.Contains("Sqlite", StringComparison.Ordinal) ? "sqlite" : "postgres"));
    }

    internal static string Read(string id, string database)
    {
        var name = $"SafetyAssessment.Application.Persistence.Schema._{id}.{database}.sql";
        using var stream = typeof(SqlFileMigration).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The migration {id} has no file for {database}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

/// <summary>All tables of the first release.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0001_initial")]
internal sealed class Initial : SqlFileMigration;

/// <summary>Drafts of rubrics, and what a published edition knows about its publication.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0002_rubric_drafts")]
internal sealed class RubricDrafts : SqlFileMigration;

/// <summary>A sheet for each period of a part.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0003_periods")]
internal sealed class Periods : SqlFileMigration;

/// <summary>Draws of sub-units.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0005_sampling")]
internal sealed class Sampling : SqlFileMigration;

/// <summary>Evidence of sheets.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0004_evidence")]
internal sealed class EvidenceTable : SqlFileMigration;

/// <summary>What a signed paper was signed on.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0013_signed_paper")]
internal sealed class SignedPaper : SqlFileMigration;

/// <summary>Compiled and published rankings, and the chain over the audit.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0008_publications")]
internal sealed class PublicationTables : SqlFileMigration;

/// <summary>Industry, reporting faults and correction of accidents.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0011_accidents")]
internal sealed class AccidentCorrection : SqlFileMigration;

/// <summary>Sheets that another team scores again.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0012_verification")]
internal sealed class VerificationTables : SqlFileMigration;

/// <summary>Self-assessments beside the teams' sheets.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0006_self_assessment")]
internal sealed class SelfAssessments : SqlFileMigration;

/// <summary>Opinions and appeals.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0007_opinions")]
internal sealed class OpinionTables : SqlFileMigration;

/// <summary>Control indicators.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0009_indicators")]
internal sealed class IndicatorTables : SqlFileMigration;

/// <summary>What ledger entries are about.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0015_ledger_kinds")]
internal sealed class LedgerKinds : SqlFileMigration;

/// <summary>Files of appeals.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0017_appeal_files")]
internal sealed class AppealFiles : SqlFileMigration;

/// <summary>Recusals.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0019_recusals")]
internal sealed class RecusalTable : SqlFileMigration;

/// <summary>Rectification tasks and decided consequences.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0010_rectification")]
internal sealed class RectificationTables : SqlFileMigration;

/// <summary>The timetable and its late entries.</summary>
[DbContext(typeof(AssessmentDb))]
[Migration("0014_phases")]
internal sealed class PhaseTables : SqlFileMigration;
