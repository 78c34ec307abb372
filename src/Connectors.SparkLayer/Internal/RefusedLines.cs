using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Http;

namespace Connectors.SparkLayer.Internal;

/// <summary>Which rows of what was sent a refusal names. Pure.</summary>
internal static partial class RefusedLines
{
    /// <summary>
    /// The rows named, from 0, each with the first that is said of it; empty when the refusal names none, or one that was not sent. Lists about prices count lines, from 1 as far as is
    /// known and from 0 when one names it; problem details may name a place, such as <c>[3].sku</c>.
    /// </summary>
    /// <param name="details">What the vendor reported.</param>
    /// <param name="sent">How many rows were sent.</param>
    public static IReadOnlyDictionary<int, VendorErrorDetail> Read(IReadOnlyList<VendorErrorDetail> details, int sent)
    {
        var lines = details.Select(static d => (Detail: d, Line: Number(Line(), d.Field), Index: Number(Place(), d.Field))).ToList();
        var first = lines.Exists(static l => l.Line == 0) ? 0 : 1;
        var rows = new Dictionary<int, VendorErrorDetail>();
        foreach (var (detail, line, index) in lines)
        {
            if ((line - first ?? index) is not { } row || row < 0 || row >= sent)
                return new Dictionary<int, VendorErrorDetail>();
            rows.TryAdd(row, detail);
        }

        return rows;
    }

    private static int? Number(Regex pattern, string? field) =>
        field is not null && pattern.Match(field) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\A(\d{1,9}):")]
    private static partial Regex Line();

    [GeneratedRegex(@"\A(?:\$|body|/)?[.\[/]*(\d{1,9})(?:\]|\.|/|\z)")]
    private static partial Regex Place();
}
