namespace Connectors.Flows.BackOffice;

/// <summary>What one order flow hears of warehouses.</summary>
/// <param name="Items">One for each channel and warehouse.</param>
internal sealed record WarehouseListeners(IReadOnlyList<WarehouseListener> Items);
