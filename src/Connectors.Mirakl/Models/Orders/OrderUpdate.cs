namespace Connectors.Mirakl.Models;

/// <summary>Changes to one order, for OR04. What is null stays as it is.</summary>
public sealed record OrderUpdate
{
    /// <summary>The order to change.</summary>
    public required string OrderId { get; init; }

    /// <summary>New references; null leaves them.</summary>
    public OrderReferencesUpdate? References { get; init; }

    /// <summary>Changes to lines; null leaves them.</summary>
    public IReadOnlyList<OrderLineUpdate>? OrderLines { get; init; }
}
