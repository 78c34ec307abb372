using System.Text.Json.Serialization;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>The order's turn among those that pay something of it back.</summary>
/// <param name="Number">The turn that was asked for last.</param>
/// <param name="IsAsked">Whether it is asked for, or has come.</param>
public sealed record RestTurn(int Number, bool IsAsked)
{
    /// <summary>When it came, UTC; null while it has not.</summary>
    public DateTimeOffset? CameAt { get; init; }

    /// <summary>Of how many parts others were told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Shared { get; init; }
}
