namespace Connectors.Simulators.Ledger;

/// <summary>
/// What this seller does where sellers differ: some keep no address in the ERP, some give no telephone number to the warehouse.
/// Who does it for one order of the day and not for another has lost it.
/// </summary>
internal sealed record SellerHabits(bool KeepsAddressesInErp, bool GivesPhones)
{
    public static SellerHabits Of(StoryBook stories) => new(
        stories.Orders.Exists(static o => o.Sales.Exists(static s => !s.Created.Order.ShipTo.IsBlank)),
        stories.Orders.Exists(static o => o.Warehouse.Exists(static w => !string.IsNullOrWhiteSpace(w.Created.Order.Recipient.Phone))));
}
