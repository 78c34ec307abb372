namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What becomes of a dispatch without a tracking number that the ERP's own people posted.</summary>
public enum UntrackedDispatch
{
    /// <summary>Its confirmation waits until somebody enters one.</summary>
    Hold,

    /// <summary>It is confirmed without one where neither the marketplace's list of carriers nor the <c>carriers</c> table asks for it; otherwise it waits.</summary>
    WhereNotNeeded,
}
