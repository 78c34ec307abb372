namespace Connectors.Tables.Internal;

/// <summary>Reads the tables while options are checked, so that a host with wrong rows refuses to start and says each of them.</summary>
internal static class ConnectorTablesMistakes
{
    /// <summary>Every mistake of the options, by key; when there is none, every wrong row.</summary>
    public static IEnumerable<string> Find(ConnectorTablesOptions options, string path)
    {
        var mistakes = OfOptions(options).Select(mistake => path.Length == 0 ? mistake : $"{path}:{mistake}").ToList();
        return mistakes.Count > 0 ? mistakes : OfTables(options);
    }

    private static IEnumerable<string> OfOptions(ConnectorTablesOptions options)
    {
        if (options.Separator is not (null or ',' or ';' or '\t'))
            yield return $"{nameof(options.Separator)} must be a comma, a semicolon, a tab or null.";
        if (options.CheckEvery < TimeSpan.Zero)
            yield return $"{nameof(options.CheckEvery)} must not be negative.";
        if (options.SettleTime < TimeSpan.Zero)
            yield return $"{nameof(options.SettleTime)} must not be negative.";
        if (options.MaxFileBytes < 1)
            yield return $"{nameof(options.MaxFileBytes)} must be at least 1.";
        if (options.MaxRows < 1)
            yield return $"{nameof(options.MaxRows)} must be at least 1.";
        if (options.MaxErrors < 1)
            yield return $"{nameof(options.MaxErrors)} must be at least 1.";

        var sheets = TableSchemas.All.SelectMany(static f => f.Sheets).Select(static s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in options.Files.Keys.Where(name => !sheets.Contains(name)))
            yield return $"{nameof(options.Files)} has '{name}', which is none of {string.Join(", ", sheets)}.";
        if (options.Folder is not null)
            yield break;
        foreach (var form in TableSchemas.All.Where(f => !options.Files.ContainsKey(f.Sheets[0].Name) && f.Sheets.Any(s => options.Files.ContainsKey(s.Name))))
            yield return $"{nameof(options.Files)} has a part of the {form.Name} but not {form.Sheets[0].Name}.";
    }

    private static IEnumerable<string> OfTables(ConnectorTablesOptions options)
    {
        try
        {
            using var tables = MappingTables.Load(options);
            return [];
        }
        catch (TableLoadException e)
        {
            return e.Errors.Select(static error => error.ToString());
        }
    }
}
