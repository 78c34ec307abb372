using Connectors.Domain.Ports;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>
/// A worker that was away for long knows its orders as they were then, and wants to go on where it stood before it has asked for news. What begins at the ERP or at the warehouse looks at the order first,
/// when the marketplace was not asked for a while.
/// </summary>
internal static class OldNews
{
    /// <summary>The order as it is now, where it has changed and nobody knew; null to go on.</summary>
    public static async Task<MarketplaceInput.OrderSeen?> FindAsync(
        OrderState state, BackOfficeEffect effect, IMarketplace marketplace, OrderPolicy policy, EffectContext context, CancellationToken cancellationToken)
    {
        // Of an attempt that may have succeeded it must be told first whether it did.
        if (context.MayHaveHappened || effect is not (BackOfficeEffect.CreateErpOrder or BackOfficeEffect.SubmitToWarehouse) || state.Order is not { } known
            || !await NewsAge.IsOldAsync(OrderPolls.ChangesOf(known.Key.Connection), policy.PollEvery, context, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        context.LookFirst();
        try
        {
            var orders = await marketplace.GetOrdersAsync([known.Key], cancellationToken).ConfigureAwait(false);
            return orders is [var now, ..] && now.UpdatedAt > known.UpdatedAt ? new MarketplaceInput.OrderSeen(now) : null;
        }
        catch (PortException)
        {
            // An outage of the marketplace, which its poll tells of, does not keep goods that were sold from leaving.
            return null;
        }
    }
}
