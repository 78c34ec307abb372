namespace Connectors.Simulators.Ledger;

/// <summary>The steps that an order takes, in their order.</summary>
internal static class LedgerStep
{
    public const string Accept = "accept";
    public const string ErpOrder = "erp-order";
    public const string WarehouseOrder = "warehouse-order";
    public const string Confirm = "confirm";
    public const string Tracking = "tracking";
    public const string TakeBack = "take-back";
}
