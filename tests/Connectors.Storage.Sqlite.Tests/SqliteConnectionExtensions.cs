using Microsoft.Data.Sqlite;

namespace Connectors.Storage.Sqlite.Tests;

internal static class SqliteConnectionExtensions
{
    public static object? Ask(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only texts of the tests come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
