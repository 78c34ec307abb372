using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>
/// What this seller does where sellers differ: some keep no address in the ERP, some give no telephone number to the warehouse, each has dimensions of his own.
/// Who does it for one order of the day and not for another has lost it.
/// </summary>
internal sealed record SellerHabits(bool KeepsAddressesInErp, bool GivesPhones, (string First, string Second) Dimensions)
{
    public static SellerHabits Of(IReadOnlyList<OrderStory> orders) => new(
        orders.Any(static o => o.Sales.Exists(static s => !s.Created.Order.ShipTo.IsBlank)),
        orders.Any(static o => o.Warehouse.Exists(static w => !string.IsNullOrWhiteSpace(w.Created.Order.Recipient.Phone))),
        // One marketplace, or store, has one pair of dimensions: that of most of its sales orders.
        orders.SelectMany(static o => o.Sales).Where(static s => s.Created.By == Actor.Seller).Select(static s => s.Created.Order.Dimensions)
            .GroupBy(static d => d).OrderByDescending(static g => g.Count()).Select(static g => g.Key).FirstOrDefault((string.Empty, string.Empty)));
}
