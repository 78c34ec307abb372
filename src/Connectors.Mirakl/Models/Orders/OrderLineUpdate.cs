namespace Connectors.Mirakl.Models;

/// <summary>Changes to one line of an order, for OR04.</summary>
public sealed record OrderLineUpdate
{
    /// <summary>The line to change.</summary>
    public required string OrderLineId { get; init; }

    /// <summary>New recycling contributions; null leaves them.</summary>
    public IReadOnlyList<EcoContribution>? EcoContributions { get; init; }
}
