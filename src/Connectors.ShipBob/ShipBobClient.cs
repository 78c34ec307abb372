using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.ShipBob.Internal;
using Connectors.ShipBob.Json;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob;

/// <summary>
/// The ShipBob API for one channel, in its own words. Every method throws <see cref="ConnectorException"/> when the call fails.
/// Lists are not stable while they are read: items may repeat, so tell them apart by id. Immutable and thread-safe.
/// </summary>
public class ShipBobClient
{
    /// <summary>Before a list of values, any one of which is looked for.</summary>
    private const string AnyOf = "any:";

    private ConnectorHttp _http;
    private readonly ShipBobClientOptions _options;

    /// <summary>Wraps the client.</summary>
    /// <param name="http">Set up by <c>AddShipBobClient</c>; its base address ends in the version and a slash.</param>
    /// <param name="options">The channel.</param>
    /// <param name="time">Clock for the date form of <c>Retry-After</c>; the system's when null.</param>
    public ShipBobClient(HttpClient http, ShipBobClientOptions options, TimeProvider? time = null)
    {
        _options = options;
        _http = new ConnectorHttp(http, new ShipBobProtocol(), time);
    }

    /// <summary>For mocks only: every method must be overridden.</summary>
    protected ShipBobClient()
    {
        _http = null!;
        _options = null!;
    }

    /// <summary>
    /// The same client, with leave to send: its calls ask the permit as the last thing before a request leaves, and send nothing past it. See <see cref="ConnectorHttp.Under"/>.
    /// </summary>
    /// <param name="permit">Leave to send.</param>
    public virtual ShipBobClient Under(SendPermit permit)
    {
        if (_http is null)
            return this;
        var copy = (ShipBobClient)MemberwiseClone();
        copy._http = _http.Under(permit);
        return copy;
    }

    /// <summary>The channels of the merchant (<c>GET channel</c>). <see cref="RetrySafety.Read"/>.</summary>
    public virtual AsyncPageable<Channel> GetChannelsAsync(CancellationToken cancellationToken = default) => new(
        async (next, size, token) =>
        {
            // No channel header here: this is how the channel is found.
            var most = size ?? _options.PageSize;
            var request = new ConnectorRequest(ShipBobOperations.ListChannels).Header("User-Agent", _options.UserAgent).Expect(most);
            if (next is not null && next.AsSpan().ContainsAny('/', '?'))
                request.Link(ReadLink(next, request.Operation));
            else
                request.Query("RecordsPerPage", most).Query("Cursor", next);
            var slice = await _http.SendForListAsync(request, ShipBobJsonContext.Default.Channels, new ListShape("items", ShipBobJsonContext.Default.Channel, "id"), token).ConfigureAwait(false);
            return request.ToPage(slice.Value.Items, slice.Value.Next, slice.Unreadable);
        },
        cancellationToken);

    /// <summary>
    /// Creates an order (<c>POST order</c>). <see cref="RetrySafety.Create"/>. A reference that exists already is a
    /// <see cref="ConnectorConflictException"/> with code <see cref="ShipBobErrorCodes.DuplicateReference"/>.
    /// </summary>
    public virtual Task<Order> CreateOrderAsync(NewOrder order, CancellationToken cancellationToken = default) => _http.SendForJsonAsync(
        Start(ShipBobOperations.CreateOrder).Json(order, ShipBobJsonContext.Default.NewOrder), ShipBobJsonContext.Default.Order, cancellationToken);

    /// <summary>Orders of the channel (<c>GET order</c>), page by page until one is empty or brings nothing new. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Order> GetOrdersAsync(OrderFilter? filter = null, CancellationToken cancellationToken = default) => new(
        async (page, size, token) =>
        {
            var number = page is null ? 1 : int.Parse(page, NumberStyles.None, CultureInfo.InvariantCulture);
            var most = size ?? _options.PageSize;
            var request = Start(ShipBobOperations.ListOrders).Query("Page", number).Query("Limit", most).Expect(most)
                .QueryJoined("ReferenceIds", filter?.ReferenceIds)
                .Query("LastUpdateStartDate", filter?.LastUpdateStartDate)
                .Query("LastTrackingUpdateStartDate", filter?.LastTrackingUpdateStartDate)
                .Query("HasTracking", filter?.HasTracking);
            var (orders, time) = await ListWithTimeAsync(request, ShipBobJsonContext.Default.Orders, ShipBobJsonContext.Default.Order, token).ConfigureAwait(false);
            // A page shorter than asked for may only mean that the service has a smaller limit of its own.
            var isEmpty = orders.Count == 0 && orders.Unreadable.Count == 0;
            return request.ToPage(orders, isEmpty ? null : (number + 1).ToString(CultureInfo.InvariantCulture), orders.Unreadable) with { SystemTime = time };
        },
        cancellationToken)
    {
        IdOf = static order => order.Id.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>One order with its shipments (<c>GET order/{order_id}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such order, or it is another channel's.</exception>
    public virtual Task<Order> GetOrderAsync(long orderId, CancellationToken cancellationToken = default) =>
        _http.SendForJsonAsync(Start(ShipBobOperations.GetOrder, orderId), ShipBobJsonContext.Default.Order, cancellationToken);

    /// <summary>The shipments of an order, and beside them those that could not be read (<c>GET order/{order_id}/shipment</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such order, or it is another channel's.</exception>
    public virtual Task<ItemList<Shipment>> GetShipmentsAsync(long orderId, CancellationToken cancellationToken = default) =>
        ListAsync(Start(ShipBobOperations.ListShipments, orderId), ShipBobJsonContext.Default.Shipments, ShipBobJsonContext.Default.Shipment, cancellationToken);

    /// <summary>Cancels what is not yet packed of an order (<c>POST order/{order_id}:cancel</c>). <see cref="RetrySafety.Act"/>; too late is a 422.</summary>
    public virtual Task<OrderCancellation> CancelOrderAsync(long orderId, CancellationToken cancellationToken = default) =>
        _http.SendForJsonAsync(Start(ShipBobOperations.CancelOrder, orderId), ShipBobJsonContext.Default.OrderCancellation, cancellationToken);

    /// <summary>Stock over all centres (<c>GET inventory-level</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="searchBy">Inventory id, or part of a name or SKU: compare what comes back. Null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <example>
    /// <code>
    /// var client = provider.GetRequiredKeyedService&lt;ShipBobClient&gt;("warehouse");
    /// await foreach (var level in client.GetInventoryLevelsAsync(cancellationToken: cancellationToken))
    /// {
    ///     Console.WriteLine(level);
    /// }
    /// </code>
    /// </example>
    public virtual AsyncPageable<InventoryLevel> GetInventoryLevelsAsync(string? searchBy = null, CancellationToken cancellationToken = default) =>
        Levels(ShipBobOperations.ListInventoryLevels, searchBy, null, ShipBobJsonContext.Default.InventoryLevels, ShipBobJsonContext.Default.InventoryLevel, cancellationToken);

    /// <summary>Stock centre by centre (<c>GET inventory-level/locations</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="searchBy">Inventory id, or part of a name or SKU: compare what comes back. Null for all.</param>
    /// <param name="locationId">Only this centre; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<LocationInventoryLevel> GetLocationInventoryLevelsAsync(
        string? searchBy = null, long? locationId = null, CancellationToken cancellationToken = default) =>
        Levels(ShipBobOperations.ListLocationInventoryLevels, searchBy, locationId, ShipBobJsonContext.Default.LocationInventoryLevels, ShipBobJsonContext.Default.LocationInventoryLevel, cancellationToken);

    /// <summary>Products, each with what its variants are made of (<c>GET product?SKU=any:</c>). <see cref="RetrySafety.Read"/>. The token needs <c>products_read</c>.</summary>
    /// <param name="skus">
    /// SKUs of variants, as many as an address holds; null or empty for all. Other products may come beside them: compare what comes back. One that holds a comma, or is longer than
    /// 196 characters, cannot be asked for.
    /// </param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ArgumentException">A SKU cannot be asked for.</exception>
    public virtual AsyncPageable<Product> GetProductsAsync(IReadOnlyCollection<string>? skus = null, CancellationToken cancellationToken = default)
    {
        if (skus?.All(CanAskFor) is false)
            throw new ArgumentException("A SKU is empty, holds a comma or a character that is not shown as itself, or is too long: it cannot be asked for.", nameof(skus));
        return new(
            async (next, size, token) =>
            {
                var most = size ?? _options.PageSize;
                var request = Start(ShipBobOperations.ListProducts).Expect(most);
                if (next is null)
                    request.Query("PageSize", most).QueryJoined("SKU", skus?.Select(static (sku, i) => i == 0 ? AnyOf + sku : sku));
                else
                    request.Link(ReadLink(next, request.Operation));
                var slice = await _http.SendForListAsync(request, ShipBobJsonContext.Default.Products, new ListShape("items", ShipBobJsonContext.Default.Product, "id", "name"), token).ConfigureAwait(false);
                return request.ToPage(slice.Value.Items, slice.Value.Next, slice.Unreadable);
            },
            cancellationToken)
        {
            IdOf = static product => product.Id.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A call that this client does not cover, with the channel and user agent set.</summary>
    /// <exception cref="ConnectorException">The call failed, or its body could not be read.</exception>
    public virtual Task<T> SendAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull => _http.SendForJsonAsync(Prepare(request), type, cancellationToken);

    private AsyncPageable<T> Levels<T>(
        Operation operation, string? searchBy, long? locationId, JsonTypeInfo<Slice<T>> type, JsonTypeInfo<T> item, CancellationToken cancellationToken)
        where T : class =>
        new(
            async (next, size, token) =>
            {
                var most = size ?? _options.PageSize;
                var request = Start(operation).Expect(most);
                if (next is null)
                    request.Query("PageSize", most).Query("SearchBy", searchBy).Query("LocationId", locationId);
                else
                    request.Link(ReadLink(next, request.Operation));
                var slice = await _http.SendForListAsync(request, type, new ListShape("items", item, "inventory_id", "sku"), token).ConfigureAwait(false);
                return request.ToPage(slice.Value.Items, slice.Value.Next, slice.Unreadable);
            },
            cancellationToken);

    private async Task<ItemList<T>> ListAsync<T>(
        ConnectorRequest request, JsonTypeInfo<IReadOnlyList<T>> type, JsonTypeInfo<T> item, CancellationToken cancellationToken)
        where T : class => (await ListWithTimeAsync(request, type, item, cancellationToken).ConfigureAwait(false)).Items;

    private async Task<(ItemList<T> Items, DateTimeOffset? Time)> ListWithTimeAsync<T>(
        ConnectorRequest request, JsonTypeInfo<IReadOnlyList<T>> type, JsonTypeInfo<T> item, CancellationToken cancellationToken)
        where T : class
    {
        var response = await _http.SendForListAsync(request, type, new ListShape(null, item, "id", "reference_id"), cancellationToken).ConfigureAwait(false);
        var items = response.Value;
        if (!items.Contains(null!))
            return (new ItemList<T>(items, response.Unreadable), response.Headers.Date);
        var missing = items.Index().Where(static i => i.Item is null).Select(static i => new UnreadableItem(null, string.Create(CultureInfo.InvariantCulture, $"$[{i.Index}]")));
        return (new ItemList<T>([.. items.Where(static i => i is not null)], [.. response.Unreadable, .. missing]), response.Headers.Date);
    }

    private ConnectorRequest Start(Operation operation) => Prepare(new ConnectorRequest(operation));

    private ConnectorRequest Start(Operation operation, long orderId) =>
        Start(operation).Path("order_id", orderId.ToString(CultureInfo.InvariantCulture));

    private ConnectorRequest Prepare(ConnectorRequest request) => request
        .Header("User-Agent", _options.UserAgent)
        .Header("shipbob_channel_id", _options.ChannelId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether products can be asked for by the SKU: values are joined by commas.</summary>
    internal static bool CanAskFor(string? sku) => VendorText.IsId(sku) && sku!.Length <= VendorText.MaxIdLength - AnyOf.Length && !sku.Contains(',', StringComparison.Ordinal);

    private static Uri ReadLink(string link, Operation operation) => Uri.TryCreate(link, UriKind.RelativeOrAbsolute, out var address)
        ? address
        : throw ConnectorException.For(operation, FailureKind.Unreadable, "the link to the next page is no address");
}
