using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using SafetyAssessment.Application;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Web;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Api;
using SafetyAssessment.Web.Features.Audit;
using SafetyAssessment.Web.Features.Evidence;
using SafetyAssessment.Web.Features.Indicators;
using SafetyAssessment.Web.Features.Ledger;
using SafetyAssessment.Web.Features.Offline;
using SafetyAssessment.Web.Features.Opinions;
using SafetyAssessment.Web.Features.OutsideScores;
using SafetyAssessment.Web.Features.Rectification;
using SafetyAssessment.Web.Features.Rubrics.Importing;
using SafetyAssessment.Web.Features.Scoring;
using SafetyAssessment.Web.Shared;
using Serilog;

var builder = WebApplication.CreateBuilder(args);

// A build (not a publish) finds its static files through a manifest, which only Development reads by itself.
builder.WebHost.UseStaticWebAssets();

var log = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger();
builder.Logging.ClearProviders().AddSerilog(log, dispose: true);

var data = new DatabaseOptions(
    Path.GetFullPath(builder.Configuration["Data:Folder"] ?? "data", builder.Environment.ContentRootPath),
    builder.Configuration.GetConnectionString("Postgres"));
var mode = AppModes.Decide(builder.Configuration["Mode"], builder.Environment.IsDevelopment());

// Cookies that a browser keeps and sends only over TLS. A closed network without TLS must say so by the setting.
var secure = builder.Configuration.GetValue("Cookies:Secure", builder.Environment.IsProduction() && mode == AppMode.Production);

builder.Services.AddSingleton(new AppState(mode, secure));
builder.Services.AddSingleton(new PasswordRules(builder.Configuration.GetValue("Passwords:Profile", PasswordProfile.ClassifiedProtection)));
builder.Services.AddApplication(data);
builder.Services.AddAccess(data, secure);
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddLocalization();
builder.Services.AddBootstrapBlazor(
    options => options.DefaultCultureInfo = Cultures.Default,
    texts => texts.IgnoreLocalizerMissing = true); // or every page logs the one key that the library itself lacks
TextFactory.Register(builder.Services);
builder.Services.AddRequestLocalization(Cultures.Configure);
builder.Services.AddSingleton<RuleSentences>();
builder.Services.AddSingleton<IndicatorSentences>();
builder.Services.AddApi();
builder.Services.AddSingleton<GroupPlaces>();
builder.Services.AddSingleton<SafetyAssessment.Web.Features.Opinions.HearingUseCases>();
builder.Services.AddSingleton<EvidenceReceiver>();
builder.Services.AddSingleton<ReportFileStore>();
builder.Services.AddHostedService<EvidenceWatch>();
builder.Services.AddHostedService<NightlySealing>();
builder.Services.AddScoring();
builder.Services.AddSingleton<SafetyAssessment.Web.Features.Rubrics.Comparing.EditionChoices>();
builder.Services.AddSingleton<UploadedDocuments>();
builder.Services.AddSingleton<SafetyAssessment.Web.Features.Rubrics.Editing.FaultSentence>();
builder.Services.AddTransient<DraftSession>();
builder.Services.AddOffline();

// Chinese as it is and not as escapes: the pages are less than two thirds of the size.
builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

var app = builder.Build();
if (args.Contains(EvidenceCommand.Name))
    return await EvidenceCommand.Run(app.Services);
await app.Services.Prepare(mode);

app.UseRequestLocalization();
app.UseSecurityHeaders();
if (secure)
    app.UseHsts();
app.UseExceptionHandler("/error", createScopeForErrors: true);
app.UsePageAnswers();
app.UseApiErrors();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapApi();
app.MapStaticAssets().AllowAnonymous();
app.MapLanguage();
app.MapSignOut();
app.MapEvidence();
app.MapRectificationFiles();
app.MapAppealFiles();
app.MapDownloads();
RowEndpoint.Map(app);
app.MapImport();
app.MapOffline();
app.MapLedgerFiles();
app.MapOutsideFiles();
if (mode == AppMode.Demo)
    app.MapDemoSignIn();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);

await app.RunAsync();
return 0;

/// <summary>Public, so that tests can start the app in their own process.</summary>
public partial class Program;
