using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;

namespace Connectors.Flows.BackOffice;

/// <summary>What is known of one order in ERP and warehouse, whatever channel it came from: facts only.</summary>
/// <remarks>Holds personal data until the order is closed. Value equality does not look into the lists.</remarks>
public sealed record BackOfficeState
{
    /// <summary>The order as it goes into the ERP; null until it could be mapped. Fixed from the moment it is booked.</summary>
    public SalesOrder? SalesOrder { get; init; }

    /// <summary>Whether <see cref="SalesOrder"/> is a draft: made before its channel cleared it, and perhaps without an address.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDraft { get; init; }

    /// <summary>Whether what the ERP has, or may have, is a draft.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsErpDraft { get; init; }

    /// <summary>What ERP and warehouse said of the goods before they were promised; null while nobody asked.</summary>
    public GoodsSeen? Goods { get; init; }

    /// <summary>The order as it goes to the warehouse, where it is another than the sales order's: a delivery service has a text of the warehouse, or a rule of the host's own amended it. Null where nothing did.</summary>
    public FulfilmentOrder? Fulfilment { get; init; }

    /// <summary>The order in the ERP; null while it is not there.</summary>
    public ErpOrder? Erp { get; init; }

    /// <summary>Whether it was taken out of the ERP again.</summary>
    public bool IsErpCancelled { get; init; }

    /// <summary>Since when it is known to be there, UTC; null while it is not.</summary>
    public DateTimeOffset? ErpKnownAt { get; init; }

    /// <summary>When it was last seen there, UTC; null when that is not known.</summary>
    public DateTimeOffset? ErpSeenAt { get; init; }

    /// <summary>When to look for a second sales order that an earlier attempt may have made late, UTC; null when none may have.</summary>
    public DateTimeOffset? ErpCheckAt { get; init; }

    /// <summary>When it was first not found where it had been, UTC; null while it was there whenever it was asked for.</summary>
    public DateTimeOffset? ErpMissedAt { get; init; }

    /// <summary>How often it was found to be gone although nobody here took it out; a person who has it tried again starts anew.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ErpRemovals { get; init; }

    /// <summary>Since when all of it has left and the ERP is waited for to have it posted, UTC; null when nobody waits for that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PostingSince { get; init; }

    /// <summary>What of the order was posted on our asking, all of it together; null while nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Posting? Posted { get; init; }

    /// <summary>Whether the ERP was last seen to hold no more of the order than what left: people closed the rest there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRestClosed { get; init; }

    /// <summary>How often the warehouse was asked anew because the order had changed; 0 at first.</summary>
    public int WarehouseRevision { get; init; }

    /// <summary>The warehouse's id of the order; null while it does not have it.</summary>
    public string? WarehouseOrderId { get; init; }

    /// <summary>Whether the warehouse answered that it takes the order; false while only others may have entered it there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSubmitted { get; init; }

    /// <summary>What the warehouse shows under our reference while nothing there is known to be ours; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UnaskedOrder? Unasked { get; init; }

    /// <summary>Where it stands in the warehouse.</summary>
    public WarehouseOrderState Warehouse { get; init; }

    /// <summary>The warehouse's own words for it.</summary>
    public string WarehouseText { get; init; } = string.Empty;

    /// <summary>When the warehouse last changed it, UTC; null when it has not said.</summary>
    public DateTimeOffset? WarehouseChangedAt { get; init; }

    /// <summary>When to look for a second warehouse order that an earlier attempt may have made late, UTC; null when none may have.</summary>
    public DateTimeOffset? WarehouseCheckAt { get; init; }

    /// <summary>What became of the request to stop it; null when it was not asked to.</summary>
    public WarehouseCancellation? WarehouseCancellation { get; init; }

    /// <summary>What was asked of the warehouse's stock before the goods were asked for; null where they are asked for whole, and while nobody asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StockQuestion? Stock { get; init; }

    /// <summary>The parts that stock was allocated to, in order of their numbers, where the order does not go to the warehouse whole; null where it does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReleasedPart>? Parts { get; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>What it is going to take from stock, for as long as it is; empty before anybody could tell, and when it takes nothing any more. Never null.</summary>
    public IReadOnlyList<ReservedGoods> Reserved { get => field ?? []; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>Since when it takes something, UTC; null while it takes nothing.</summary>
    public DateTimeOffset? ReservedAt { get; init; }

    /// <summary>The newest snapshot of each shipment; never null.</summary>
    public IReadOnlyList<DispatchedShipment> Dispatches { get => field ?? []; init; }

    /// <summary>The newest snapshot of each shipment that the ERP's people posted, where no warehouse sends the goods; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ErpShipment>? ErpShipments { get; init; }

    /// <summary>When the sales order was first known to be posted whole and gone, UTC, where no warehouse sends the goods; null while it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ErpGoneAt { get; init; }

    /// <summary>What people said of carriers and tracking numbers, the newest word of each shipment; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EnteredTracking>? Tracking { get; init; }

    /// <summary>When what was known of persons was erased by request, UTC; null when it was not. Nobody knows any more where the goods go: what the warehouse has goes on, and what it has not waits for a person.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The order as the ERP has it now; null when it is not there, or was taken out again.</summary>
    internal ErpOrder? Booked => IsErpCancelled ? null : Erp;

    /// <summary>Which part's facts stand in the members for one warehouse order (<see cref="WarehouseParts.AsPart"/>).</summary>
    internal int ViewedPart { get; init; } = 1;

    /// <summary>Under what the warehouse knows the order, or the part of it that is viewed.</summary>
    internal string Reference => WarehouseReference.Of(SalesOrder!.Key, WarehouseRevision, ViewedPart);

    /// <summary>The order as it goes to the warehouse, or the part of it that is viewed.</summary>
    internal FulfilmentOrder ToFulfilment() => Fulfilment ?? (Parts is { } parts
        ? parts.First(p => p.Number == ViewedPart).Goods.ToFulfilment(MarketplaceOrderMapping.ToFulfilment(SalesOrder!, Erp!), Reference)
        : MarketplaceOrderMapping.ToFulfilment(SalesOrder!, Erp!) with { Reference = Reference });

    /// <summary>What was known of persons goes, and what was reserved; the figures stay.</summary>
    internal BackOfficeState Forget() => WithoutPersons() with { Reserved = [], ReservedAt = null };

    /// <summary>What was known of persons goes by request, while the order goes on. What the ERP has is compared with nothing any more.</summary>
    internal BackOfficeState Erase(DateTimeOffset now) => WithoutPersons() with { ErasedAt = ErasedAt ?? now, Erp = Uncompared(Erp) };

    /// <summary>What the ERP shows, held against nothing: what it was to be is erased in part, and would differ.</summary>
    internal static ErpOrder? Uncompared(ErpOrder? order) => order is { Differences.Count: > 0 } ? order with { Differences = [] } : order;

    private BackOfficeState WithoutPersons() => this with { SalesOrder = SalesOrder is { } sales ? PersonalParts.Without(sales) : null, Fulfilment = null, Parts = Parts is { } parts ? [.. parts.Select(static p => p with { Fulfilment = null })] : null };

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"BackOfficeState {{ {SalesOrder?.ExternalNumber} }}";
}
