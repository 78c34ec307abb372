namespace Connectors.Simulators.Ledger.Events;

/// <summary>Something that happened to an order at the warehouse.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="WarehouseOrderId">The warehouse's id of it.</param>
internal abstract record WarehouseEvent(DateTimeOffset At, Actor By, string WarehouseOrderId) : WorldEvent(At, By);

/// <summary>The warehouse was asked to send goods.</summary>
internal sealed record WarehouseOrderCreated(DateTimeOffset At, Actor By, WarehouseOrderContent Order) : WarehouseEvent(At, By, Order.Id);

/// <summary>How the customer's account stood in the ERP when the warehouse was asked to send goods.</summary>
/// <param name="At">When.</param>
/// <param name="WarehouseOrderId">The warehouse's id of what it was asked for.</param>
/// <param name="Customer">The ERP's number of the customer.</param>
/// <param name="Limit">What the customer may owe; zero is as much as he likes, as the ERP has it.</param>
/// <param name="Owed">What is invoiced and not paid.</param>
/// <param name="IsBlocked">Whether nothing may be sold to the customer.</param>
internal sealed record AccountStood(DateTimeOffset At, string WarehouseOrderId, string Customer, decimal Limit, decimal Owed, bool IsBlocked) : WarehouseEvent(At, Actor.Vendor, WarehouseOrderId);

/// <summary>Something of it is another now; <paramref name="Order"/> is all of it, without what was stopped.</summary>
internal sealed record WarehouseOrderChanged(DateTimeOffset At, Actor By, WarehouseOrderContent Order) : WarehouseEvent(At, By, Order.Id);

/// <summary>Goods of it will not be sent.</summary>
internal sealed record GoodsStopped(DateTimeOffset At, Actor By, string WarehouseOrderId, IReadOnlyList<Goods> Goods) : WarehouseEvent(At, By, WarehouseOrderId);

/// <summary>The warehouse was asked not to send goods, and said that it was too late.</summary>
internal sealed record StopRefused(DateTimeOffset At, Actor By, string WarehouseOrderId) : WarehouseEvent(At, By, WarehouseOrderId);

/// <summary>A parcel has carrier and number, so that the marketplace may be told; it is on its way unless its label is taken back.</summary>
internal sealed record ParcelLabelled(DateTimeOffset At, string WarehouseOrderId, ParcelContent Parcel) : WarehouseEvent(At, Actor.Vendor, WarehouseOrderId);

/// <summary>The label is void: the parcel did not leave with it.</summary>
internal sealed record LabelVoided(DateTimeOffset At, Actor By, string WarehouseOrderId, string ParcelId) : WarehouseEvent(At, By, WarehouseOrderId);

/// <summary>The goods of the parcel have left the building.</summary>
internal sealed record ParcelLeft(DateTimeOffset At, string WarehouseOrderId, ParcelContent Parcel) : WarehouseEvent(At, Actor.Vendor, WarehouseOrderId);

/// <summary>A parcel has another carrier or number now; <paramref name="Parcel"/> is all of it.</summary>
internal sealed record ParcelRetracked(DateTimeOffset At, Actor By, string WarehouseOrderId, ParcelContent Parcel) : WarehouseEvent(At, By, WarehouseOrderId);

/// <summary>All that was not stopped has left.</summary>
internal sealed record WarehouseOrderFulfilled(DateTimeOffset At, string WarehouseOrderId, string Reference) : WarehouseEvent(At, Actor.Vendor, WarehouseOrderId);

/// <summary>A product came into being because an order named a SKU that nobody knew.</summary>
internal sealed record ProductMade(DateTimeOffset At, Actor By, string Sku) : WorldEvent(At, By);

/// <summary>Base units of an item.</summary>
internal sealed record Goods(string Sku, decimal Units);
