using Connectors.Domain.Reasons;

namespace Connectors.Tables.Internal;

/// <summary>Where the files of one table are: as named, or else in the folder under the name of the sheet.</summary>
internal sealed class SheetFiles(TableSchema schema, ConnectorTablesOptions options)
{
    private static readonly string[] Extensions = [".csv", ".json"];

    private readonly TimedReader _reader = new(options.MaxFileBytes, options.WaitsForFile);
    private readonly string?[] _paths = [.. schema.Sheets.Select(sheet => options.Files.TryGetValue(sheet.Name, out var path) ? path : null)];

    /// <summary>The files as they are now; empty when the table has none.</summary>
    public IReadOnlyList<FileContent> Read()
    {
        for (var i = 0; i < _paths.Length; i++)
        {
            // A file that was once there is missed when it goes: else a table would silently change to none.
            _paths[i] ??= InFolder(schema.Sheets[i].Name).FirstOrDefault(File.Exists);
        }

        if (_paths[0] is null && Array.Exists(_paths, static p => p is not null) && options.Folder is not null)
        {
            _paths[0] = InFolder(schema.Sheets[0].Name).First();
        }

        return [.. schema.Sheets.Zip(_paths).Where(static s => s.Second is not null).Select(s => _reader.Read(s.First.Name, s.Second!))];
    }

    /// <summary>What is wrong with the folder as a whole: it is not there, or it has files that nobody would read.</summary>
    public static IEnumerable<RowError> CheckFolder(ConnectorTablesOptions options)
    {
        if (options.Folder is not { } folder)
        {
            return [];
        }

        if (!Directory.Exists(folder))
        {
            return [Error(folder, "a folder: there is none at this path")];
        }

        var named = options.Files.Values.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        var sheets = TableSchemas.All.SelectMany(static f => f.Sheets).Select(static s => s.Name).Except(options.Files.Keys, StringComparer.OrdinalIgnoreCase).ToArray();
        var files = Directory.EnumerateFiles(folder)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && !named.Contains(Path.GetFullPath(file)))
            .Order(StringComparer.Ordinal)
            .ToLookup(static file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
        return
        [
            .. from file in files where !sheets.Contains(file.Key, StringComparer.Ordinal) select Error(file.First(), $"a file named after one of {string.Join(", ", sheets)}"),
            .. from file in files where file.Count() > 1 select Error(file.Last(), $"one file for {file.Key}; {Path.GetFileName(file.First())} is there too"),
        ];

        static RowError Error(string file, string expected) => new(file, 0, string.Empty, string.Empty, expected);
    }

    private IEnumerable<string> InFolder(string sheet) =>
        options.Folder is { } folder ? Extensions.Select(extension => Path.Combine(folder, sheet + extension)) : [];
}
