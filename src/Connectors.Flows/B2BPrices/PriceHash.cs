using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Domain.Documents;

namespace Connectors.Flows.B2BPrices;

/// <summary>A short text for all prices of a SKU on a list: the same prices give the same text in whatever order and with whatever zeros they are written. Pure.</summary>
internal static class PriceHash
{
    /// <summary>Of a SKU that is not on the list.</summary>
    public const string Nothing = "-";

    private const int Bytes = 8;
    private const decimal One = 1.0000000000000000000000000000m;

    public static string Of(IReadOnlyList<B2BPriceBreak> breaks)
    {
        if (breaks.Count == 0)
            return Nothing;
        var text = new StringBuilder(breaks.Count * 16);
        foreach (var one in InOrder(breaks))
            text.Append(CultureInfo.InvariantCulture, $"{one.Unit}\u001f{one.Quantity}\u001f{one.Price / One}\u001f{(one.IncludesTax ? 'g' : 'n')}\u001e");
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), digest);
        return Base64Url.EncodeToString(digest[..Bytes]);
    }

    /// <summary>By unit and quantity.</summary>
    public static IEnumerable<B2BPriceBreak> InOrder(IReadOnlyList<B2BPriceBreak> breaks) =>
        breaks.Count == 1 ? breaks : breaks.OrderBy(static b => b.Unit, StringComparer.Ordinal).ThenBy(static b => b.Quantity);

    /// <summary>For people: <c>1 9.6; 10 8.75; CASE 1 90 with tax</c>.</summary>
    public static string Text(IReadOnlyList<B2BPriceBreak> breaks) => breaks.Count == 0
        ? "no price"
        : string.Join("; ", InOrder(breaks).Select(static b => string.Create(CultureInfo.InvariantCulture, $"{(b.Unit is { } unit ? unit + ' ' : string.Empty)}{b.Quantity} {b.Price / One}{(b.IncludesTax ? " with tax" : string.Empty)}")));
}
