namespace Connectors.Simulators;

/// <summary>An order that still waits for the seller.</summary>
/// <param name="OrderId">The marketplace's order id.</param>
/// <param name="Step">What is missing: <c>accept</c>, <c>erp-order</c>, <c>warehouse-order</c> or <c>confirm</c>.</param>
/// <param name="Since">Since when it could have been done, UTC.</param>
/// <param name="Planted">The trouble that was put there on purpose and explains it, for example <c>unknown-pack</c>; null when nothing does.</param>
public sealed record OutstandingOrder(string OrderId, string Step, DateTimeOffset Since, string? Planted)
{
    /// <summary>Whether somebody holds it knowingly.</summary>
    public bool IsHeld { get; init; }

    /// <summary>How long it has waited.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>What the buyer pays for what waits, delivery included, tax as on the order.</summary>
    public decimal Value { get; init; }

    /// <summary>Currency of <see cref="Value"/>, ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary>What is missing, since when, and what explains it.</summary>
    public override string ToString() => $"{OrderId} waits for {Step} since {Since:u}{(Planted is null ? string.Empty : $" ({Planted})")}{(IsHeld ? ", held" : string.Empty)}";
}
