namespace Connectors.Tables.Internal;

/// <summary>Where the files of one table are: as named, or else in the folder under the name of the sheet.</summary>
internal sealed class SheetFiles(TableForm form, ConnectorTablesOptions options)
{
    private static readonly string[] Extensions = [".csv", ".json"];

    private readonly string?[] _paths = [.. form.Sheets.Select(sheet => options.Files.TryGetValue(sheet.Name, out var path) ? path : null)];

    /// <summary>The files as they are now; empty when the table has none.</summary>
    public IReadOnlyList<FileContent> Read()
    {
        for (var i = 0; i < _paths.Length; i++)
        {
            // A file that was once there is missed when it goes: else a table would silently change to none.
            _paths[i] ??= InFolder(form.Sheets[i].Name).FirstOrDefault(File.Exists);
        }

        if (_paths[0] is null && Array.Exists(_paths, static p => p is not null) && options.Folder is not null)
        {
            _paths[0] = InFolder(form.Sheets[0].Name).First();
        }

        return [.. form.Sheets.Zip(_paths).Where(static s => s.Second is not null).Select(s => FileContent.Read(s.First.Name, s.Second!, options.MaxFileBytes))];
    }

    private IEnumerable<string> InFolder(string sheet) =>
        options.Folder is { } folder ? Extensions.Select(extension => Path.Combine(folder, sheet + extension)) : [];

    /// <summary>What is in the folder and no table: a file that nobody would read.</summary>
    public static IEnumerable<TableError> Strangers(ConnectorTablesOptions options)
    {
        if (options.Folder is not { } folder)
        {
            return [];
        }

        var sheets = TableForms.All.SelectMany(static f => f.Sheets).Select(static s => s.Name).Except(options.Files.Keys, StringComparer.OrdinalIgnoreCase).ToArray();
        if (!Directory.Exists(folder))
        {
            return [new TableError(folder, 0, string.Empty, string.Empty, "a folder: there is none at this path")];
        }

        var files = Directory.EnumerateFiles(folder).Where(static f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToArray();
        return files
            .Where(file => !sheets.SelectMany(sheet => Extensions.Select(e => sheet + e)).Contains(Path.GetFileName(file), StringComparer.Ordinal))
            .Where(file => !options.Files.Values.Contains(file, StringComparer.Ordinal))
            .Select(file => new TableError(file, 0, string.Empty, string.Empty, $"a file named after a table: {string.Join(", ", sheets)}, with .csv or .json"))
            .Concat(files.GroupBy(static f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal).Where(static g => g.Count() > 1)
                .Select(static g => new TableError(g.Last(), 0, string.Empty, string.Empty, $"one file for a table; {Path.GetFileName(g.First())} is there too")));
    }
}
