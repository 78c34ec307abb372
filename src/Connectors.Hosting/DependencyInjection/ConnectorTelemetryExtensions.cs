using Connectors.Hosting;
using Connectors.Hosting.Internal;
using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what the packages tell of themselves.</summary>
public static class ConnectorTelemetryExtensions
{
    /// <summary>Collects every meter of the packages (<see cref="ConnectorTelemetryNames.Meters"/>), and adds the gauges of open exceptions to the host (<see cref="AddConnectorGauges(IServiceCollection, IConfigurationSection?, Action{ConnectorGaugeOptions}?)"/>).</summary>
    /// <param name="builder">The host's metrics.</param>
    public static MeterProviderBuilder AddConnectorsInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddMeter([.. ConnectorTelemetryNames.Meters]).ConfigureServices(static services => services.AddConnectorGauges());
    }

    /// <summary>Collects every span of the packages (<see cref="ConnectorTelemetryNames.Sources"/>). Those of HTTP itself are the platform's.</summary>
    /// <param name="builder">The host's traces.</param>
    public static TracerProviderBuilder AddConnectorsInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSource([.. ConnectorTelemetryNames.Sources]);
    }

    /// <summary>
    /// Counts open exception records by reason, owner and severity, and the age of the oldest hold, for whoever collects the meter <see cref="ConnectorTelemetryNames.Hosting"/>.
    /// A second call only adds to the options.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that the options are bound to; read once, checked when the host starts. Null binds none.</param>
    /// <param name="configure">Sets the interval, after the section; null leaves the default.</param>
    /// <example>
    /// <code>
    /// services.AddConnectorGauges(options =&gt; options.ReadEvery = TimeSpan.FromMinutes(1));
    /// </code>
    /// </example>
    public static IServiceCollection AddConnectorGauges(this IServiceCollection services, IConfigurationSection? section = null, Action<ConnectorGaugeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddConnectorOptions(Options.Options.DefaultName, "gauges", static (from, options) => from.Bind(options), Check, section, configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ExceptionGauges>());
        return services;
    }

    /// <inheritdoc cref="AddConnectorGauges(IServiceCollection, IConfigurationSection?, Action{ConnectorGaugeOptions}?)"/>
    public static IServiceCollection AddConnectorGauges(this IServiceCollection services, Action<ConnectorGaugeOptions>? configure) => services.AddConnectorGauges(null, configure);

    private static void Check(ConnectorGaugeOptions options, OptionsMistakes mistakes)
    {
        if (options.ReadEvery < TimeSpan.FromMilliseconds(1))
            mistakes.Add(nameof(options.ReadEvery), "must be at least a millisecond");
    }
}
