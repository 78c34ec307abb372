namespace OrderToCash;

/// <summary>What a run keeps only for itself: the tables and the store, unless the user names others. Gone when the run ends.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("order-to-cash-").FullName;

    public string Tables => Path.Combine(_path, "tables");

    public string Store => $"sqlite:{Path.Combine(_path, "flows.db")}";

    public void Dispose()
    {
        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (IOException)
        {
            // Somebody looks at a table; the system clears its temporary folder in its own time.
        }
    }
}
