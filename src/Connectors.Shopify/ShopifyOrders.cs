using System.Text.Json.Nodes;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>Orders: list, read, make, cancel, tag. Only those of the last 60 days, unless the app has <c>read_all_orders</c>.</summary>
public class ShopifyOrders : ShopifyOperationGroup
{
    internal ShopifyOrders(ShopifyTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected ShopifyOrders()
        : base(null)
    {
    }

    /// <summary>
    /// Orders, by when they changed, each with all its lines (<c>orders</c>, and <c>order-lines</c> where an order has more lines than come with it). <see cref="RetrySafety.Read"/>. The order is stable
    /// except for what changes meanwhile, which moves to the end. <c>read_orders</c>.
    /// </summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <example>
    /// <code>
    /// var client = provider.GetRequiredKeyedService&lt;ShopifyClient&gt;("shop");
    /// await foreach (var order in client.Orders.GetOrdersAsync(new OrderFilter { UpdatedSince = since }, cancellationToken))
    /// {
    ///     if (order.Tags.Contains("b2b"))
    ///     {
    ///         Console.WriteLine(order);
    ///     }
    /// }
    /// </code>
    /// </example>
    public virtual AsyncPageable<Order> GetOrdersAsync(OrderFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var query = filter?.ToSearch(Transport.Options.Overlap);
        return Transport.List(
            ShopifyOperations.ListOrders,
            () => new JsonObject { ["query"] = query, ["lines"] = Transport.Options.LinesPageSize },
            ShopifyJsonContext.Default.Orders, ShopifyJsonContext.Default.Order, static order => order.Id, CompleteAsync, cancellationToken);
    }

    /// <summary>One order with all its lines (<c>order</c>). <see cref="RetrySafety.Read"/>. <c>read_orders</c>.</summary>
    /// <param name="id">The vendor's global id: <c>gid://shopify/Order/123</c>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such order, or the app may not see it.</exception>
    /// <exception cref="ConnectorConflictException">It changes faster than its lines can be read.</exception>
    public virtual Task<Order> GetOrderAsync(string id, CancellationToken cancellationToken = default) => WholeAsync(GlobalId.Of(id, "Order"), null, cancellationToken);

    /// <summary>
    /// The orders of that name, compared exactly (<c>orders</c>): names are not unique, and what was made a moment ago may not be found yet. <see cref="RetrySafety.Read"/>. <c>read_orders</c>.
    /// </summary>
    /// <param name="name">The name with prefix and suffix: <c>#1001</c>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual Task<IReadOnlyList<Order>> FindByNameAsync(string name, CancellationToken cancellationToken = default) =>
        FindAsync(new OrderFilter { Name = name }, order => string.Equals(order.Name, name, StringComparison.Ordinal), cancellationToken);

    /// <summary>
    /// The orders that carry that source identifier, compared exactly (<c>orders</c>): the look-up of <see cref="CreateOrderAsync"/>. The search lags by seconds, so that an empty answer proves
    /// nothing about what was sent a moment ago. <see cref="RetrySafety.Read"/>. <c>read_orders</c>.
    /// </summary>
    /// <param name="sourceIdentifier">The id in the system that made them.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual Task<IReadOnlyList<Order>> FindBySourceIdentifierAsync(string sourceIdentifier, CancellationToken cancellationToken = default) =>
        FindAsync(
            new OrderFilter { SourceIdentifier = sourceIdentifier }, order => string.Equals(order.SourceIdentifier, sourceIdentifier, StringComparison.Ordinal), cancellationToken);

    /// <summary>How many orders there are (<c>orders-count</c>). <see cref="RetrySafety.Read"/>. <c>read_orders</c>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemCount> CountOrdersAsync(OrderFilter? filter = null, CancellationToken cancellationToken = default) => Transport.GetAsync(
        ShopifyOperations.CountOrders, new JsonObject { ["query"] = filter?.ToSearch(Transport.Options.Overlap), ["limit"] = null }, ShopifyJsonContext.Default.Count, cancellationToken);

    /// <summary>
    /// Makes an order (<c>order-create</c>). <see cref="RetrySafety.Create"/>: no key guards it, so it is looked up before every attempt with <see cref="FindBySourceIdentifierAsync"/>.
    /// Five a minute on trial and development stores. <c>write_orders</c>, with a token of no user.
    /// </summary>
    /// <param name="order">The order; its source identifier is needed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">It has no source identifier, and so could not be looked up.</exception>
    public virtual Task<OrderReference> CreateOrderAsync(NewOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (string.IsNullOrEmpty(order.SourceIdentifier))
            throw new ArgumentException("An order that is made needs a source identifier: without it nobody could tell whether a lost call has made it.", nameof(order));
        return Transport.ChangeAsync(ShopifyOperations.CreateOrder, Inputs.Of(order), ShopifyJsonContext.Default.OrderChanged, cancellationToken);
    }

    /// <summary>
    /// Cancels an order, later and for good (<c>order-cancel</c>). <see cref="RetrySafety.Act"/>: look the order up before a repeat. The job's end does not say how it ended: read the order
    /// (<see cref="Order.CancelledAt"/>). <c>write_orders</c>.
    /// </summary>
    /// <param name="id">The vendor's global id.</param>
    /// <param name="cancellation">How.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<Job> CancelOrderAsync(string id, OrderCancellation cancellation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cancellation);
        return Transport.ChangeAsync(ShopifyOperations.CancelOrder, Inputs.Of(GlobalId.Of(id, "Order"), cancellation), ShopifyJsonContext.Default.JobStarted, cancellationToken);
    }

    /// <summary>Whether work that the service does later is over (<c>job</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Id of the job.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such job.</exception>
    public virtual Task<Job> GetJobAsync(string id, CancellationToken cancellationToken = default) =>
        Transport.GetAsync(ShopifyOperations.GetJob, new JsonObject { ["id"] = GlobalId.Of(id, "Job") }, ShopifyJsonContext.Default.OneJob, cancellationToken);

    /// <summary>Adds tags to an order, draft or customer; those that are there stay (<c>tags-add</c>). <see cref="RetrySafety.SafeRepeat"/>. The right to write what is tagged.</summary>
    /// <param name="id">The vendor's global id of what is tagged.</param>
    /// <param name="tags">The tags; at least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task AddTagsAsync(string id, IReadOnlyList<string> tags, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentOutOfRangeException.ThrowIfZero(tags.Count, nameof(tags));
        return Transport.ChangeAsync(
            ShopifyOperations.AddTags, new JsonObject { ["id"] = GlobalId.Of(id, null), ["tags"] = Inputs.Texts(tags) }, ShopifyJsonContext.Default.Changed, cancellationToken);
    }

    private async Task<IReadOnlyList<Order>> FindAsync(OrderFilter filter, Func<Order, bool> isIt, CancellationToken cancellationToken)
    {
        var found = new List<Order>();
        await foreach (var order in GetOrdersAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            if (isIt(order))
                found.Add(order);
        }

        return found;
    }

    private Task<Order> CompleteAsync(Order order, CancellationToken cancellationToken) =>
        order.LineItems.PageInfo.HasNextPage ? WholeAsync(order.Id, order, cancellationToken) : Task.FromResult(order);

    private Task<Order> WholeAsync(string id, Order? present, CancellationToken cancellationToken) => ShopifyTransport.WholeAsync(
        ShopifyOperations.GetOrder,
        present,
        token => Transport.GetAsync(ShopifyOperations.GetOrder, new JsonObject { ["id"] = id, ["lines"] = 250 }, ShopifyJsonContext.Default.OneOrder, token),
        async (order, token) => await Transport.RestAsync(ShopifyOperations.ListOrderLines, order.Id, order.LineItems, order.UpdatedAt, ShopifyJsonContext.Default.OrderLines, token).ConfigureAwait(false)
            is { } lines ? order with { LineItems = lines } : null,
        cancellationToken);
}
