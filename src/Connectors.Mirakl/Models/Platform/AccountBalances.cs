using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What the operator owes the shop, in the currency of the shop.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AccountBalances
{
    /// <summary>Paid out; null when not given.</summary>
    public decimal? PaidBalance { get; init; }

    /// <summary>To be paid with the next cycle; null when not given.</summary>
    public decimal? PayableBalance { get; init; }

    /// <summary>Not payable yet; null when not given.</summary>
    public decimal? PendingBalance { get; init; }

    /// <summary>Held in reserve; null when there is none.</summary>
    public decimal? ReserveBalance { get; init; }

    /// <summary>Reserve that is aimed at; null when there is none.</summary>
    public decimal? ReserveTarget { get; init; }

    /// <summary>The same by payment provider, on platforms with several; never null.</summary>
    public IReadOnlyList<AccountSubBalance> SubBalances { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
