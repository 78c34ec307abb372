using System.Reflection;
using System.Runtime.Loader;
using Connectors.Flows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Storage.Sqlite.Tests;

/// <summary>The package without the one that brings SQLite, which hosts forget: loaded apart from the tests' own, so that it finds none.</summary>
public sealed class WithoutSqliteTests
{
    private const string Remedy = "SQLite itself is not here: Connectors.Storage.Sqlite brings none, so that the host chooses the build. Add one, for example the package SQLitePCLRaw.bundle_e_sqlite3.";

    private static readonly Assembly Package = new Apart().LoadFromAssemblyName(new AssemblyName("Connectors.Storage.Sqlite"));

    [Fact]
    public void A_host_is_told_when_it_starts()
    {
        var services = new ServiceCollection();
        Named(typeof(SqliteFlowStoreServiceCollectionExtensions))
            .GetMethod(nameof(SqliteFlowStoreServiceCollectionExtensions.AddSqliteFlowStore), [typeof(IServiceCollection), typeof(Action<>).MakeGenericType(Named(typeof(SqliteFlowStoreOptions)))])!.Invoke(null, [services, null]);
        using var host = services.BuildServiceProvider();

        var refused = Assert.ThrowsAny<OptionsValidationException>(host.GetRequiredService<IStartupValidator>().Validate);

        Assert.Equal([$"sqlite-flow-store:Path cannot be opened. {Remedy}"], refused.Failures);
    }

    [Fact]
    public async Task Whoever_makes_the_store_himself_is_told_with_its_first_use()
    {
        using var store = (IDisposable)Activator.CreateInstance(Named(typeof(SqliteFlowStore)), Activator.CreateInstance(Named(typeof(SqliteFlowStoreOptions))), null)!;

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => ((IFlowStore)store).InitialiseAsync());

        Assert.Equal($"'connectors.db' cannot be opened. {Remedy}", failure.Message);
    }

    /// <summary>The same type, of the package that was loaded apart.</summary>
    private static Type Named(Type type) => Package.GetType(type.FullName!, throwOnError: true)!;

    private sealed class Apart() : AssemblyLoadContext("without SQLite")
    {
        private static readonly string[] Own = ["Connectors.Storage.Sqlite", "Microsoft.Data.Sqlite", "SQLitePCLRaw.core"];

        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name switch
        {
            { } name when Own.Contains(name) => LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, name + ".dll")),
            "SQLitePCLRaw.batteries_v2" => throw new FileNotFoundException("Not here."),
            _ => null,
        };
    }
}
