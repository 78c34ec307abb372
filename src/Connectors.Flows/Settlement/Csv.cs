using System.Globalization;

namespace Connectors.Flows.Settlement;

/// <summary>How reports for finance are written: commas, quotes where they are needed, and nothing that a spreadsheet would take for a formula.</summary>
internal static class Csv
{
    public static string Amount(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);

    public static async Task WriteAsync(TextWriter to, IReadOnlyList<string?> cells, CancellationToken cancellationToken) =>
        await to.WriteAsync($"{string.Join(',', cells.Select(Cell))}\n".AsMemory(), cancellationToken).ConfigureAwait(false);

    private static string Cell(string? text)
    {
        const string Formulas = "=+@\t\r";
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        var safe = Formulas.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
