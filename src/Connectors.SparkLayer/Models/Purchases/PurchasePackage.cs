using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>Lines with one fate: waiting, sent together, returned or cancelled.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record PurchasePackage
{
    /// <summary>By what it is known.</summary>
    public PackageIdentifiers? Identifiers { get; init; }

    /// <summary>Its fate, as far as is known in the words of the status; the list could not be read in full.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public FulfilmentStatus Type { get; init; }

    /// <summary>Its lines; never null.</summary>
    public IReadOnlyList<PurchaseLine> LineItems { get => field ?? []; init; }

    /// <summary>How it is sent.</summary>
    public ShippingMethod? ShippingMethod { get; init; }

    /// <summary>Where it goes.</summary>
    public Address? ShippingAddress { get; init; }

    /// <summary>Its parcels; never null.</summary>
    public IReadOnlyList<PurchaseShipment> Shipments { get => field ?? []; init; }

    /// <summary>Its documents; never null.</summary>
    public IReadOnlyList<AccountingFile> AccountingFiles { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
