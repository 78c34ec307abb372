using System.Text.Json;
using Connectors.Domain.Documents;
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
    /// <summary>So many intervals without a complete poll are a while.</summary>
    private const int MissedPolls = 3;

    /// <summary>The order as it is now, where it has changed and nobody knew; null to go on.</summary>
    public static async Task<MarketplaceInput.OrderSeen?> FindAsync(
        OrderState state, BackOfficeEffect effect, IMarketplace marketplace, OrderPolicy policy, EffectContext context, CancellationToken cancellationToken)
    {
        // Of an attempt that may have succeeded it must be told first whether it did.
        if (context.MayHaveHappened || effect is not (BackOfficeEffect.CreateErpOrder or BackOfficeEffect.SubmitToWarehouse) || state.Order is not { } known
            || !await IsOldAsync(known, policy, context, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

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

    private static async Task<bool> IsOldAsync(MarketplaceOrder known, OrderPolicy policy, EffectContext context, CancellationToken cancellationToken)
    {
        var poll = await context.Cases.GetCaseAsync(OrderPolls.ChangesOf(known.Key.Connection), cancellationToken).ConfigureAwait(false);
        return poll?.State is { } state && JsonSerializer.Deserialize(state, EngineJsonContext.Default.PollState)?.LastRunAt is { } asked && context.Now - asked > policy.PollEvery * MissedPolls;
    }
}
