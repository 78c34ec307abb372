namespace Connectors.Storage.Sqlite.Internal;

/// <summary>Another process has migrated the file while this one had it open.</summary>
internal sealed class SchemaMovedException(long present, long known) : Exception($"The file has schema {present} now, no longer {known}.")
{
    public long Present { get; } = present;
}
