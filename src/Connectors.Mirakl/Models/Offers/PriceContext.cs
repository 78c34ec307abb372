using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>When a price of an offer holds. All that is named must be true; what is empty does not matter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record PriceContext
{
    /// <summary>Channels it holds in.</summary>
    public IReadOnlyList<string> ChannelCodes { get => field ?? []; init; }

    /// <summary>Customer groups it holds for.</summary>
    public IReadOnlyList<string> CustomerGroupIds { get => field ?? []; init; }

    /// <summary>Customer organisations it holds for.</summary>
    public IReadOnlyList<string> CustomerOrganizationIds { get => field ?? []; init; }

    /// <summary>When it begins to hold, UTC; null for no beginning.</summary>
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>When it ends to hold, UTC; null for no end.</summary>
    public DateTimeOffset? EndDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
