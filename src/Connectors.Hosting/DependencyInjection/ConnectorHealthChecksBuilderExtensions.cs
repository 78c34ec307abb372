using Connectors.Hosting;
using Connectors.Hosting.Internal;
using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health checks of a host.</summary>
public static class ConnectorHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of the store, of the tables, of the oldest hold, and one of each connection that is registered, before this call or after it (<see cref="ConnectorHealthNames"/>).
    /// Whatever changes is told in the log too. A second call only adds to the options.
    /// </summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="section">The section that the options are bound to; read once, checked when the host starts. Null binds none.</param>
    /// <param name="configure">Sets the thresholds, after the section; null leaves the defaults.</param>
    public static IHealthChecksBuilder AddConnectors(this IHealthChecksBuilder builder, IConfigurationSection? section = null, Action<ConnectorHealthOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddConnectorOptions(Options.Options.DefaultName, "health", static (from, options) => from.Bind(options), Check, section, configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HealthCheckServiceOptions>, ConnectorHealthChecks>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthCheckPublisher, HealthLog>());
        return builder;
    }

    /// <inheritdoc cref="AddConnectors(IHealthChecksBuilder, IConfigurationSection?, Action{ConnectorHealthOptions}?)"/>
    public static IHealthChecksBuilder AddConnectors(this IHealthChecksBuilder builder, Action<ConnectorHealthOptions>? configure) => builder.AddConnectors(null, configure);

    private static void Check(ConnectorHealthOptions options, OptionsMistakes mistakes)
    {
        if (options.PingAfter < TimeSpan.Zero)
            mistakes.Add(nameof(options.PingAfter), "must not be negative; zero switches it off");
        foreach (var (key, value) in new[] { (nameof(options.UnansweredFor), options.UnansweredFor), (nameof(options.HoldDegradedAfter), options.HoldDegradedAfter) })
        {
            if (value <= TimeSpan.Zero)
                mistakes.Add(key, "must be above zero");
        }

        if (options.HoldUnhealthyAfter < options.HoldDegradedAfter)
            mistakes.Add(nameof(options.HoldUnhealthyAfter), $"must not be shorter than {nameof(options.HoldDegradedAfter)}");
    }
}
