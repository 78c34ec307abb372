using Connectors.Domain.Tables;
using Connectors.Http.Configuration;
using Connectors.Tables;
using Connectors.Tables.Internal;
using Microsoft.Extensions.Configuration;
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
    /// <param name="section">The section that the options are bound to; read once, the files themselves are followed. Null binds none.</param>
    /// <param name="configure">Sets the paths, after the section; null leaves the standard tables in force.</param>
    /// <example>
    /// <code>
    /// services.AddConnectorTables(options =&gt;
    /// {
    ///     options.Folder = "tables";
    ///     options.Use(TableSchemas.Payments, StandardPaymentTable.Create(OnAccountPolicy.HoldForFinance));
    /// });
    /// </code>
    /// </example>
    public static IServiceCollection AddConnectorTables(
        this IServiceCollection services, IConfigurationSection? section = null, Action<ConnectorTablesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        new SectionOptions<ConnectorTablesOptions>(
            Options.Options.DefaultName, section?.Path ?? string.Empty, section, static (from, options) => from.Bind(options), ConnectorTablesMistakes.Find).AddTo(services, configure);
        services.TryAddSingleton(static provider => MappingTables.Load(
            provider.GetRequiredService<IOptions<ConnectorTablesOptions>>().Value, provider.GetService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITableSource, MappingTables>(static provider => provider.GetRequiredService<MappingTables>()));
        return services;
    }

    /// <inheritdoc cref="AddConnectorTables(IServiceCollection, IConfigurationSection?, Action{ConnectorTablesOptions}?)"/>
    public static IServiceCollection AddConnectorTables(this IServiceCollection services, Action<ConnectorTablesOptions>? configure) =>
        services.AddConnectorTables(null, configure);
}
