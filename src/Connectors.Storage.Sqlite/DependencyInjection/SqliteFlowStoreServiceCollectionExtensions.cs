using Connectors.Flows.Storage;
using Connectors.Http.Configuration;
using Connectors.Storage.Sqlite;
using Connectors.Storage.Sqlite.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the SQLite flow store.</summary>
public static class SqliteFlowStoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="SqliteFlowStore"/> as the <see cref="IFlowStore"/>. The host brings SQLite itself, for example with the package
    /// <c>SQLitePCLRaw.bundle_e_sqlite3</c>. The options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that the options are bound to; read once. Null binds none.</param>
    /// <param name="configure">Sets path and durability, after the section; null leaves the defaults.</param>
    /// <example>
    /// <code>
    /// services.AddSqliteFlowStore(options =&gt; options.Path = "/var/lib/connectors/flows.db");
    /// services.AddConnectorFlows();
    /// </code>
    /// </example>
    public static IServiceCollection AddSqliteFlowStore(
        this IServiceCollection services, IConfigurationSection? section = null, Action<SqliteFlowStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        new SectionOptions<SqliteFlowStoreOptions>(
            Options.Options.DefaultName, section?.Path ?? "sqlite-flow-store", section, static (from, options) => from.Bind(options), FindMistakes).AddTo(services, configure);
        return services.AddSingleton<IFlowStore>(static provider => new SqliteFlowStore(provider.GetRequiredService<IOptions<SqliteFlowStoreOptions>>().Value));
    }

    /// <inheritdoc cref="AddSqliteFlowStore(IServiceCollection, IConfigurationSection?, Action{SqliteFlowStoreOptions}?)"/>
    public static IServiceCollection AddSqliteFlowStore(this IServiceCollection services, Action<SqliteFlowStoreOptions>? configure) =>
        services.AddSqliteFlowStore(null, configure);

    private static IEnumerable<string> FindMistakes(SqliteFlowStoreOptions options, string path)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
            yield return $"{path}:{nameof(options.Path)} is missing.";
        if (SqliteFailures.OfEngine() is { } missing)
            yield return $"{path}:{nameof(options.Path)} cannot be opened. {missing}.";
    }
}
