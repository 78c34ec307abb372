using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;

namespace Connectors.Flows.OrderToCash;

/// <summary>What is known of one marketplace order: facts only, conclusions are drawn anew at each look.</summary>
/// <remarks>Holds personal data until the order is closed. Value equality does not look into the lists.</remarks>
public sealed record OrderState
{
    /// <summary>The order as the marketplace last showed it; null before that.</summary>
    public MarketplaceOrder? Order { get; init; }

    /// <summary>When it was accepted, UTC; null while it is not.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Whether we accepted it; false when the marketplace or a person did.</summary>
    public bool AcceptedByUs { get; init; }

    /// <summary>The order as it goes into the ERP; null until it could be mapped. Fixed from then on.</summary>
    public SalesOrder? SalesOrder { get; init; }

    /// <summary>The order as it goes to the warehouse, where a rule of the host's own amended it; null where none did.</summary>
    public FulfilmentOrder? Fulfilment { get; init; }

    /// <summary>The order in the ERP; null while it is not there.</summary>
    public ErpOrder? Erp { get; init; }

    /// <summary>Whether it was taken out of the ERP again.</summary>
    public bool IsErpCancelled { get; init; }

    /// <summary>Whether the ERP's number was handed on to be written to the marketplace order.</summary>
    public bool IsReferenceWanted { get; init; }

    /// <summary>When to look for a second sales order that an earlier attempt may have made late, UTC; null when none may have.</summary>
    public DateTimeOffset? ErpCheckAt { get; init; }

    /// <summary>When to look for a second warehouse order that an earlier attempt may have made late, UTC; null when none may have.</summary>
    public DateTimeOffset? WarehouseCheckAt { get; init; }

    /// <summary>The marketplace's code for not taking the ERP's number, empty when it gave none; null while it did not refuse it.</summary>
    public string? ReferenceRejection { get; init; }

    /// <summary>The warehouse's id of the order; null while it does not have it.</summary>
    public string? WarehouseOrderId { get; init; }

    /// <summary>Where it stands in the warehouse.</summary>
    public WarehouseOrderState Warehouse { get; init; }

    /// <summary>The warehouse's own words for it.</summary>
    public string WarehouseText { get; init; } = string.Empty;

    /// <summary>When the warehouse last changed it, UTC; null when it has not said.</summary>
    public DateTimeOffset? WarehouseChangedAt { get; init; }

    /// <summary>What became of the request to stop it; null when it was not asked to.</summary>
    public WarehouseCancellation? WarehouseCancellation { get; init; }

    /// <summary>The newest snapshot of each shipment; never null.</summary>
    public IReadOnlyList<DispatchedShipment> Dispatches { get => field ?? []; init; }

    /// <summary>Dispatches the marketplace was told of; never null.</summary>
    public IReadOnlyList<ConfirmedDispatch> Confirmed { get => field ?? []; init; }

    /// <summary>Effects that a system refused for good and that wait for something to change; never null.</summary>
    [JsonPropertyName("Refused")]
    public IReadOnlyList<RejectedEffect> Rejected { get => field ?? []; init; }

    /// <summary>Whether a person has seen how it ended, so that the end needs no attention any more.</summary>
    public bool IsAcknowledged { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"OrderState {{ {Order?.Key} }}";
}
