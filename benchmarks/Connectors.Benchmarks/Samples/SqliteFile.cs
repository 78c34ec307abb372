using Connectors.Storage.Sqlite;
using SQLitePCL;

namespace Connectors.Benchmarks.Samples;

/// <summary>A flow store in a file of its own, which goes with it.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly string _folder;

    public SqliteFile(bool survivesPowerLoss)
    {
        Batteries_V2.Init();
        _folder = Directory.CreateTempSubdirectory("connectors-benchmarks-").FullName;
        Store = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = Path.Combine(_folder, "flows.db"), SurvivesPowerLoss = survivesPowerLoss });
    }

    public SqliteFlowStore Store { get; }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
