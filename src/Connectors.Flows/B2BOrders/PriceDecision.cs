namespace Connectors.Flows.B2BOrders;

/// <summary>That an order's prices are right, and who says so.</summary>
/// <param name="Of">The prices as they were sold, in short: others are looked at anew.</param>
/// <param name="Source">What they were compared with.</param>
/// <param name="At">When, UTC.</param>
public sealed record PriceDecision(string Of, PriceSource Source, DateTimeOffset At)
{
    /// <summary>Version of the table that said so; null when it was no table.</summary>
    public string? TableVersion { get; init; }

    /// <summary>Who let it pass although the prices differ: a role or an account; null when they agreed.</summary>
    public string? AcceptedBy { get; init; }
}
