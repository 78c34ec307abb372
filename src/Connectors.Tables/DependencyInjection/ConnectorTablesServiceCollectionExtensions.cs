using Connectors.Tables;
using Connectors.Tables.Internal;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the mapping tables.</summary>
public static class ConnectorTablesServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="MappingTables"/> as a singleton that follows its files. The files are read when the host starts: with wrong rows it refuses to,
    /// with an <see cref="OptionsValidationException"/> that has one line per row.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the paths.</param>
    public static IServiceCollection AddConnectorTables(this IServiceCollection services, Action<ConnectorTablesOptions> configure)
    {
        services.AddOptions<ConnectorTablesOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConnectorTablesOptions>, ConnectorTablesValidator>());
        services.TryAddSingleton(static provider => MappingTables.Load(
            provider.GetRequiredService<IOptions<ConnectorTablesOptions>>().Value, provider.GetService<TimeProvider>()));
        return services;
    }
}
