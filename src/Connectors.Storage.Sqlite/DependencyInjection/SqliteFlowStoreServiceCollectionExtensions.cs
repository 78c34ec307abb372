using Connectors.Flows.Storage;
using Connectors.Storage.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the SQLite flow store.</summary>
public static class SqliteFlowStoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="SqliteFlowStore"/> as the <see cref="IFlowStore"/>. The host brings SQLite itself, for example with the package
    /// <c>SQLitePCLRaw.bundle_e_sqlite3</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets path and durability.</param>
    public static IServiceCollection AddSqliteFlowStore(this IServiceCollection services, Action<SqliteFlowStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SqliteFlowStoreOptions();
        configure(options);
        return services.AddSingleton<IFlowStore>(_ => new SqliteFlowStore(options));
    }
}
