using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Internal;

/// <summary>By what a line of a purchase is known, wherever it stands: the vendor gives lines no id, and they move from package to package. Pure.</summary>
internal sealed class PurchaseLines(SparkLayerStorefrontOptions options)
{
    /// <summary>What is sold: the SKU, with its unit of measure where it has one, so that a case is never taken for a piece. Null for a line without a SKU.</summary>
    public string? VariantOf(PurchaseLine line)
    {
        if (line.Identifiers?.Sku is not { } sku || string.IsNullOrWhiteSpace(sku))
            return null;
        return UnitOf(line) is { } unit ? $"{sku.Trim()}|{unit}" : sku.Trim();
    }

    /// <summary>Lines of one thing with the same attributes are one, in however many packages they stand.</summary>
    public OrderLineId IdOf(PurchaseLine line)
    {
        var variant = VariantOf(line) ?? $"no SKU {line.NameParent} {line.NameChild}".TrimEnd();
        var attributes = AttributesOf(line);
        return new OrderLineId(attributes.Count == 0 ? variant : $"{variant}~{Digest(attributes)}");
    }

    /// <summary>What was said of a line, but for its unit.</summary>
    public IReadOnlyList<CustomField> AttributesOf(PurchaseLine line) =>
    [
        .. line.CustomAttributes.Where(a => !string.IsNullOrWhiteSpace(a.Key) && !string.IsNullOrWhiteSpace(a.Value) && !Is(a.Key, options.UnitMember)).Select(static a => new CustomField(a.Key!, [a.Value!])),
    ];

    private string? UnitOf(PurchaseLine line)
    {
        var unit = Text(line.AdditionalData) ?? Text(line.Identifiers?.AdditionalData) ?? line.CustomAttributes.FirstOrDefault(a => Is(a.Key, options.UnitMember))?.Value;
        return string.IsNullOrWhiteSpace(unit) ? null : unit.Trim();
    }

    private string? Text(IDictionary<string, JsonElement>? more) => more is not null && more.TryGetValue(options.UnitMember, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Digest(IReadOnlyList<CustomField> attributes)
    {
        var text = string.Join('\n', attributes.Select(static a => string.Create(CultureInfo.InvariantCulture, $"{a.Code.Length}:{a.Code}={a.Values[0]}")).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }

    private static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
