using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;

namespace OrderToCash;

/// <summary>Tells when a simulated day is over: every order is done, or waits for a person.</summary>
internal static class DayEnd
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(60);

    public static async Task<bool> IsReachedAsync(IFlowStore store, DateTimeOffset now, DateTimeOffset end, CancellationToken cancellationToken)
    {
        if (now >= end + Longest)
            return true;
        await foreach (var view in store.GetCasesAsync("order", openOnly: true, cancellationToken: cancellationToken))
        {
            if (view.Stage is not (OrderStage.Held or OrderStage.Ignored or "Poisoned"))
                return false;
        }

        return true;
    }
}
