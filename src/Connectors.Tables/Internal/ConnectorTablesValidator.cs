using Microsoft.Extensions.Options;

namespace Connectors.Tables.Internal;

/// <summary>Reads the tables while options are validated, so that a host with wrong rows refuses to start and says each of them.</summary>
internal sealed class ConnectorTablesValidator : IValidateOptions<ConnectorTablesOptions>
{
    public ValidateOptionsResult Validate(string? name, ConnectorTablesOptions options)
    {
        List<string> failures = [];
        if (options.Separator is not (null or ',' or ';' or '\t'))
        {
            failures.Add($"{nameof(options.Separator)} must be a comma, a semicolon, a tab or null.");
        }

        if (options.CheckEvery < TimeSpan.Zero || options.SettleTime < TimeSpan.Zero)
        {
            failures.Add($"{nameof(options.CheckEvery)} and {nameof(options.SettleTime)} must not be negative.");
        }

        if (options.MaxFileBytes < 1)
        {
            failures.Add($"{nameof(options.MaxFileBytes)} must be at least 1.");
        }

        if (options.MaxRows < 1 || options.MaxErrors < 1)
        {
            failures.Add($"{nameof(options.MaxRows)} and {nameof(options.MaxErrors)} must be at least 1.");
        }

        var sheets = TableSchemas.All.SelectMany(static f => f.Sheets).Select(static s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        failures.AddRange(options.Files.Keys.Where(name => !sheets.Contains(name))
            .Select(name => $"{nameof(options.Files)} has '{name}', which is none of {string.Join(", ", sheets)}."));
        if (options.Folder is null)
        {
            failures.AddRange(TableSchemas.All.Where(f => !options.Files.ContainsKey(f.Sheets[0].Name) && f.Sheets.Any(s => options.Files.ContainsKey(s.Name)))
                .Select(f => $"{nameof(options.Files)} has a part of the {f.Name} but not {f.Sheets[0].Name}."));
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ReadTables(options);
    }

    private static ValidateOptionsResult ReadTables(ConnectorTablesOptions options)
    {
        try
        {
            using var tables = MappingTables.Load(options);
            return ValidateOptionsResult.Success;
        }
        catch (TableLoadException e)
        {
            return ValidateOptionsResult.Fail(e.Errors.Select(static error => error.ToString()));
        }
    }
}
