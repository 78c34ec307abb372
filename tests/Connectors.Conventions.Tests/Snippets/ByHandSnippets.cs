using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;

namespace Connectors.Conventions.Tests.Snippets;

internal static class ByHandSnippets
{
    public static async Task ActAsync(ICaseSender store, CaseId caseId, OrderKey order, TimeProvider clock, CancellationToken cancellationToken)
    {
        // snippet: by-hand
        var by = new Requester("operations", "admin console", "ticket 4711");

        // The cause was mended: look again now. The only way on for a case that was set aside.
        await store.ActAsync(caseId, CaseAct.Wake, by, clock.GetUtcNow(), cancellationToken);

        // Runs that strayed were looked at: their records close.
        await store.ActAsync(caseId, CaseAct.Acknowledge, by, clock.GetUtcNow(), cancellationToken);

        // A buyer's request: what the case knows of persons goes, wherever it stands.
        await store.ActAsync(caseId, CaseAct.Erase, by, clock.GetUtcNow(), cancellationToken);

        // What only one flow knows is an input of that flow.
        await store.DeliverAsync([MarketplaceOrdersFlow.Retry(order, "ticket 4711", by)], clock.GetUtcNow(), cancellationToken);
        // end
    }
}
