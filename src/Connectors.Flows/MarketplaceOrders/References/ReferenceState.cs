using System.Text.Json.Serialization;
using Connectors.Domain.Ports;

namespace Connectors.Flows.MarketplaceOrders.References;

/// <summary>References of one marketplace that wait to be written.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record ReferenceState
{
    /// <summary>Those of the next call, oldest first; never null.</summary>
    public IReadOnlyList<SellerReference> Waiting { get => field ?? []; init; }

    /// <summary>How many wait behind them, in rows of a side table: in a rush a long list here would be written anew with each order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Behind { get; init; }

    /// <summary>Number of the row that was written last; rows are numbered in the order in which they came.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long LastRow { get; init; }

    /// <summary>When the last ones were written, UTC; null before that.</summary>
    public DateTimeOffset? WrittenAt { get; init; }
}
