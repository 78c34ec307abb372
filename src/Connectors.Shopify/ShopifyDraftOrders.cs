using System.Text.Json.Nodes;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>Drafts: list, read, give terms, complete.</summary>
public class ShopifyDraftOrders : ShopifyOperationGroup
{
    internal ShopifyDraftOrders(ShopifyTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected ShopifyDraftOrders()
        : base(null)
    {
    }

    /// <summary>Drafts, by when they changed, each with all its lines (<c>draft-orders</c>, and <c>draft-order-lines</c> for the rest). <see cref="RetrySafety.Read"/>. <c>read_draft_orders</c>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<DraftOrder> GetDraftOrdersAsync(DraftOrderFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var query = filter?.ToSearch(Transport.Options.Overlap);
        return Transport.List(
            ShopifyOperations.ListDraftOrders,
            () => new JsonObject { ["query"] = query, ["lines"] = Transport.Options.LinesPageSize },
            ShopifyJsonContext.Default.DraftOrders, ShopifyJsonContext.Default.DraftOrder, static draft => draft.Id, CompleteLinesAsync, cancellationToken);
    }

    /// <summary>One draft with all its lines (<c>draft-order</c>). <see cref="RetrySafety.Read"/>. <c>read_draft_orders</c>.</summary>
    /// <param name="id">The vendor's global id: <c>gid://shopify/DraftOrder/123</c>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such draft.</exception>
    /// <exception cref="ConnectorConflictException">It changes faster than its lines can be read.</exception>
    public virtual Task<DraftOrder> GetDraftOrderAsync(string id, CancellationToken cancellationToken = default) => WholeAsync(GlobalId.Of(id, "DraftOrder"), null, cancellationToken);

    /// <summary>Sets the payment terms of a draft (<c>draft-order-terms</c>). <see cref="RetrySafety.SafeRepeat"/>. <c>write_draft_orders</c>, <c>write_payment_terms</c>.</summary>
    /// <param name="id">The vendor's global id.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task SetTermsAsync(string id, NewPaymentTerms terms, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Transport.ChangeAsync(
            ShopifyOperations.SetDraftOrderTerms,
            new JsonObject { ["id"] = GlobalId.Of(id, "DraftOrder"), ["input"] = new JsonObject { ["paymentTerms"] = Inputs.Of(terms) } },
            ShopifyJsonContext.Default.Changed,
            cancellationToken);
    }

    /// <summary>
    /// Makes a draft an order, with an id and name of its own (<c>draft-order-complete</c>). <see cref="RetrySafety.Act"/>: look the draft up before a repeat; one with <see cref="DraftOrder.Order"/> was
    /// completed. <c>write_draft_orders</c>.
    /// </summary>
    /// <remarks>
    /// A draft without payment terms would become an order that counts as <b>paid</b>. So it takes the draft as it was read, not an id, and refuses one that <see cref="CompletionObstacle"/> names an
    /// obstacle for. The service compares nothing: read the draft right before.
    /// </remarks>
    /// <param name="draft">The draft, as it was read a moment ago.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">It has no terms, is not ready, or was completed.</exception>
    public virtual async Task<OrderReference> CompleteAsync(DraftOrder draft, CancellationToken cancellationToken = default)
    {
        if (CompletionObstacle(draft) is { } obstacle)
            throw new ArgumentException(obstacle, nameof(draft));
        var operation = ShopifyOperations.CompleteDraftOrder;
        var completed = await Transport.ChangeAsync(operation, new JsonObject { ["id"] = draft.Id }, ShopifyJsonContext.Default.CompletedDrafts, cancellationToken).ConfigureAwait(false);
        return completed.Order ?? throw ConnectorException.For(operation, FailureKind.OutcomeUnknown, "the answer names no order");
    }

    /// <summary>Why a draft must not be completed: it was, it is not ready, or it has no payment terms and would count as paid. Null when it may be. Pure.</summary>
    /// <param name="draft">The draft.</param>
    public static string? CompletionObstacle(DraftOrder draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft switch
        {
            { Order: not null } or { CompletedAt: not null } => "The draft was completed.",
            { Ready: false } => "The draft is not ready: taxes and discounts are still being worked out.",
            { PaymentTerms: null } => "The draft has no payment terms: completed, it would count as paid.",
            _ => null,
        };
    }

    private Task<DraftOrder> CompleteLinesAsync(DraftOrder draft, CancellationToken cancellationToken) =>
        draft.LineItems.PageInfo.HasNextPage ? WholeAsync(draft.Id, draft, cancellationToken) : Task.FromResult(draft);

    private Task<DraftOrder> WholeAsync(string id, DraftOrder? present, CancellationToken cancellationToken) => ShopifyTransport.WholeAsync(
        ShopifyOperations.GetDraftOrder,
        present,
        token => Transport.GetAsync(ShopifyOperations.GetDraftOrder, new JsonObject { ["id"] = id, ["lines"] = 250 }, ShopifyJsonContext.Default.OneDraftOrder, token),
        async (draft, token) => await Transport.RestAsync(ShopifyOperations.ListDraftOrderLines, draft.Id, draft.LineItems, draft.UpdatedAt, ShopifyJsonContext.Default.DraftOrderLines, token).ConfigureAwait(false)
            is { } lines ? draft with { LineItems = lines } : null,
        cancellationToken);
}
