using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>What the marketplace shows of an offer is what could be sold of it, once nothing moved for a while.</summary>
internal static class StockCheck
{
    /// <summary>A look, an import and a second look at what is late to be seen.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    public static void Run(Audit audit, IReadOnlyList<WorldEvent> events, StockReading stock)
    {
        var quietSince = audit.Terms.Now - Quiet;
        if (!audit.Terms.Claims.PublishesStock || stock.MovedAt > quietSince || events.Any(e => e.At > quietSince && Moves(e)))
            return;
        foreach (var offer in stock.Offers.Where(o => !o.IsRight && !audit.Terms.HoldsNow(o.ShopSku)))
        {
            var (expected, actual) = (Audit.Text($"{offer.Sellable} of {offer.ShopSku} for sale"), Audit.Text($"{offer.Shown} shown"));
            if (offer.Shown > offer.Sellable)
                audit.Doubled("stock-oversold", audit.Terms.Now, expected, actual);
            else
                audit.Wrong(null, "stock-hidden", audit.Terms.Now, expected, actual);
        }
    }

    /// <summary>Whether there may be more or less to sell after it.</summary>
    private static bool Moves(WorldEvent happened) => happened is SalesOrderEvent or OrderPlaced or OrderMoved or QuantityRefunded or QuantityCancelled;
}
