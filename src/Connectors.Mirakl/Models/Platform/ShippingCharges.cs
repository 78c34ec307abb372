using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What the shop charges for shipping, as SH52 shows it. Amounts are in <see cref="CurrencyIsoCode"/>.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ShippingCharges
{
    /// <summary>Id of the shop; null when not given.</summary>
    public long? ShopId { get; init; }

    /// <summary>ISO 4217 currency of the amounts.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>Charges by zone, method and logistic class; never null.</summary>
    public IReadOnlyList<ShippingCharge> Configuration { get => field ?? []; init; }

    /// <summary>When they last changed, UTC.</summary>
    public DateTimeOffset? LastUpdatedDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
