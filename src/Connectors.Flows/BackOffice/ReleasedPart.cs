using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// A part of an order that stock was allocated to, and that is a warehouse order of its own. Where the first part stands at the warehouse is what the order's own facts say; those of the others stand here.
/// </summary>
/// <remarks>Holds personal data until the order is closed. Value equality does not look into the lists.</remarks>
public sealed record ReleasedPart
{
    /// <summary>1 for the part that left first; a later one has its number in its reference.</summary>
    public required int Number { get; init; }

    /// <summary>Its goods, and their share of the order's money.</summary>
    public required OrderPart Goods { get; init; }

    /// <summary>The ids of the shipments that its warehouse order has shown; never null.</summary>
    public IReadOnlyList<string> ShipmentIds { get => field ?? []; init; }

    /// <inheritdoc cref="BackOfficeState.Fulfilment"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FulfilmentOrder? Fulfilment { get; init; }

    /// <inheritdoc cref="BackOfficeState.WarehouseOrderId"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WarehouseOrderId { get; init; }

    /// <inheritdoc cref="BackOfficeState.IsSubmitted"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSubmitted { get; init; }

    /// <inheritdoc cref="BackOfficeState.Unasked"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UnaskedOrder? Unasked { get; init; }

    /// <inheritdoc cref="BackOfficeState.Warehouse"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public WarehouseOrderState Warehouse { get; init; }

    /// <inheritdoc cref="BackOfficeState.WarehouseText"/>
    public string WarehouseText { get; init; } = string.Empty;

    /// <inheritdoc cref="BackOfficeState.WarehouseChangedAt"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? WarehouseChangedAt { get; init; }

    /// <inheritdoc cref="BackOfficeState.WarehouseCheckAt"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? WarehouseCheckAt { get; init; }

    /// <inheritdoc cref="BackOfficeState.WarehouseCancellation"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WarehouseCancellation? WarehouseCancellation { get; init; }

    /// <summary>Says which, never what.</summary>
    public override string ToString() => FormattableString.Invariant($"ReleasedPart {{ {Number} }}");
}
