using SafetyAssessment.Web.Shared;
using Serilog;

var builder = WebApplication.CreateBuilder(args);

// A build (not a publish) finds its static files through a manifest, which only Development reads by itself.
builder.WebHost.UseStaticWebAssets();

var log = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger();
builder.Logging.ClearProviders().AddSerilog(log, dispose: true);

builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddLocalization();
builder.Services.AddBootstrapBlazor(
    options => options.DefaultCultureInfo = Cultures.Default,
    texts => texts.IgnoreLocalizerMissing = true); // or every page logs the one key that the library itself lacks
builder.Services.AddRequestLocalization(Cultures.Configure);
builder.Services.AddHealthChecks();

var app = builder.Build();

app.UseRequestLocalization();
app.UseAntiforgery();
app.MapHealthChecks("/healthz");
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

app.Run();

/// <summary>Public, so that tests can start the app in their own process.</summary>
public partial class Program;
