using Connectors.Flows.Storage;
using Connectors.Storage.Sqlite.Internal;
using Connectors.Testing.Storage;
using Microsoft.Data.Sqlite;

namespace Connectors.Storage.Sqlite.Tests;

/// <summary>A database file of its own, removed with everything beside it.</summary>
internal sealed class TemporaryFile : IFlowStorePlace
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"connectors-{Guid.NewGuid():n}.db");

    public bool SurvivesRestart => true;

    public SqliteFlowStoreOptions Options => new() { Path = Path, SurvivesPowerLoss = false };

    public IFlowStore Open(TimeProvider leaseClock) => new SqliteFlowStore(Options, leaseClock);

    public SqliteFlowStore Open() => new(Options) { BusyFor = TimeSpan.FromSeconds(1) };

    public SqliteFlowStore Open(IReadOnlyList<SchemaStep> steps) => new(Options, null, steps);

    /// <summary>Another program's connection to the file.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False;Default Timeout=1");
        connection.Open();
        return connection;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var file in Directory.GetFiles(System.IO.Path.GetTempPath(), $"{System.IO.Path.GetFileName(Path)}*"))
            File.Delete(file);
        return ValueTask.CompletedTask;
    }
}
