using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace SafetyAssessment.Web.Shared;

/// <summary>
/// The app's own texts come straight from its resources. The component library would put its own reader before them, which keeps one
/// provider for the whole process; it goes on reading the texts of its components.
/// </summary>
internal sealed class TextFactory(IStringLocalizerFactory components, IOptions<LocalizationOptions> options, ILoggerFactory logs) : IStringLocalizerFactory
{
    private readonly ResourceManagerStringLocalizerFactory own = new(options, logs);

    /// <summary>Sets it before the factory that is registered so far.</summary>
    public static void Register(IServiceCollection services)
    {
        var components = services.Last(service => service.ServiceType == typeof(IStringLocalizerFactory)).ImplementationType!;
        services.AddSingleton<IStringLocalizerFactory>(provider => ActivatorUtilities.CreateInstance<TextFactory>(
            provider, (IStringLocalizerFactory)ActivatorUtilities.CreateInstance(provider, components)));
    }

    public IStringLocalizer Create(Type resourceSource) =>
        resourceSource.Assembly == typeof(TextFactory).Assembly ? own.Create(resourceSource) : components.Create(resourceSource);

    public IStringLocalizer Create(string baseName, string location) => components.Create(baseName, location);
}
