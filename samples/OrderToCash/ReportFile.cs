using System.Text.Json;
using Spectre.Console;

namespace OrderToCash;

/// <summary>The report for programs.</summary>
internal static class ReportFile
{
    /// <summary>Told before the day, not after it.</summary>
    public static void Check(SampleOptions options)
    {
        if (options.Report is { } report && Path.GetDirectoryName(Path.GetFullPath(report)) is { } folder && !Directory.Exists(folder))
            throw new InputException($"--report names a folder that is not there: {folder}");
    }

    public static async Task WriteAsync(SampleOptions options, DayReport report, IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (options.Report is not { } path)
            return;
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(report, ReportJsonContext.Default.DayReport), cancellationToken);
        console.MarkupLineInterpolated($"The same as JSON: {path}");
    }
}
