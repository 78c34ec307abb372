namespace Connectors.Domain.Documents;

/// <summary>What an open sales order of the ERP still takes from stock.</summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record OpenDemand
{
    /// <summary>The ERP's internal id of the order.</summary>
    public required string OrderId { get; init; }

    /// <summary>The number people use.</summary>
    public required string Number { get; init; }

    /// <summary>Our external number on it; empty for an order that was keyed at the desk.</summary>
    public string ExternalNumber { get; init; } = string.Empty;

    /// <summary>What is still to leave, goods only; never null. Empty when nothing is.</summary>
    public IReadOnlyList<OpenDemandLine> Lines { get => field ?? []; init; }
}
