using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>So many of one thing.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record PurchaseLine
{
    /// <summary>By what it is known.</summary>
    public PurchaseLineIdentifiers? Identifiers { get; init; }

    /// <summary>Name of the product.</summary>
    public string? NameParent { get; init; }

    /// <summary>Name of the variant; null for none.</summary>
    public string? NameChild { get; init; }

    /// <summary>How many, in units and not in packs.</summary>
    public int Quantity { get; init; }

    /// <summary>What was said of it; never null.</summary>
    public IReadOnlyList<CustomValue> CustomAttributes { get => field ?? []; init; }

    /// <summary>Amounts of all of it.</summary>
    public PurchaseLineTotal? LineTotal { get; init; }

    /// <summary>Amounts of one.</summary>
    public PurchaseLineTotal? UnitTotal { get; init; }

    /// <summary>Its taxes; never null.</summary>
    public IReadOnlyList<PurchaseTaxLine> TaxLines { get => field ?? []; init; }

    /// <summary>Address of a picture.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>What names the product in the store.</summary>
    public string? ProductSlug { get; init; }

    /// <summary>Its barcode.</summary>
    public string? Barcode { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
