using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// A Mirakl shop behind the neutral port. Whether orders leave whole (OR23, then OR24) or in several shipments (ST01) is read from the
/// platform's settings (PC01). Immutable but for the settings it keeps for a day; thread-safe.
/// </summary>
public sealed class MiraklMarketplace : IMarketplace
{
    private readonly MiraklClient _client;
    private readonly MiraklClientOptions _options;
    private readonly TimeProvider _time;
    private readonly Kept<MarketplaceCapabilities> _capabilities;
    private readonly Kept<ItemList<MarketplaceCarrier>> _carriers;
    private readonly ShipmentCalls _shipments;

    /// <summary>Puts the client behind the port. Applications use <c>AddMiraklMarketplace</c>.</summary>
    /// <param name="connection">Name of the connection; every key must name it.</param>
    /// <param name="client">The shop.</param>
    /// <param name="options">Defaults and lifetimes.</param>
    /// <param name="time">Clock of the lifetimes, and of what lists may not show yet; the system's when null.</param>
    public MiraklMarketplace(ConnectionName connection, MiraklClient client, MiraklClientOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        Connection = connection;
        _client = client;
        _options = options;
        _time = time ?? TimeProvider.System;
        _capabilities = new(ReadCapabilitiesAsync, options.SettingsLifetime, _time);
        _carriers = new(ReadCarriersAsync, options.SettingsLifetime, _time);
        _shipments = new(client);
    }

    /// <inheritdoc/>
    public ConnectionName Connection { get; }

    /// <summary>
    /// What the platform can do: <see cref="MiraklClientOptions.Capabilities"/>, or else PC01 <c>GET /api/platform/configuration</c>, kept for
    /// <see cref="MiraklClientOptions.SettingsLifetime"/>. What the platform does not say is taken as not offered. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ConnectorAuthenticationException">The key may not read the settings: set <see cref="MiraklClientOptions.Capabilities"/>.</exception>
    public async Task<MarketplaceCapabilities> GetCapabilitiesAsync(CancellationToken cancellationToken = default) =>
        await GetCapabilitiesAsync(_client, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Orders changed since the instant (OR11 <c>GET /api/orders</c> with <c>start_update_date</c>), oldest change first. The platform sorts by
    /// creation only, so all pages are read before the first order is given out; an order that showed up twice is given out once, as it was last seen.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="since">Start of the last complete run, less an overlap of ten minutes or more.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ConnectorUnreadableItemsException">After the last order: some orders could not be read.</exception>
    /// <exception cref="ConnectorException">A page could not be read; nothing was given out.</exception>
    public IAsyncEnumerable<MarketplaceOrder> GetOrdersChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        Changes.OldestFirstAsync(
            MiraklOperations.GetOrders,
            ChangedSince(since, cancellationToken),
            orders => ToDocumentsAsync(orders, cancellationToken),
            static o => o.Key.OrderId,
            static o => o.UpdatedAt,
            cancellationToken);

    /// <summary>
    /// A page of the orders changed since the instant (OR11 <c>GET /api/orders</c> with <c>start_update_date</c>), one call a page, in the order of their creation.
    /// An order that changes while the pages are read stays in the list, so that none is passed over, however many hours lie between two pages.
    /// What is left of reduced lines is asked for with one call more (ST12, and ST11). <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="since">Start of the last complete run, less an overlap of ten minutes or more; a continuation holds its own, and that one counts.</param>
    /// <param name="continuation">Where to go on; null begins anew.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    /// <exception cref="ConnectorException">The page could not be read: ask again with the same continuation.</exception>
    public Task<ItemPage<MarketplaceOrder>> GetOrderChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
        PortPages.ReadAsync(
            since,
            continuation,
            from => ChangedSince(from, cancellationToken),
            static o => o.OrderId,
            orders => ToDocumentsAsync(orders, cancellationToken),
            cancellationToken);

    /// <summary>
    /// The named orders (OR11 <c>GET /api/orders</c> with <c>order_ids</c>, 100 to a call), and beside them those that could not be read. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ArgumentException">A key names another connection.</exception>
    /// <exception cref="ConnectorException">The call failed.</exception>
    public async Task<ItemList<MarketplaceOrder>> GetOrdersAsync(IReadOnlyCollection<OrderKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var orders = await _client.Orders.GetOrdersByIdAsync([.. keys.Select(OwnId)], _options.GetTaxMode(), cancellationToken).ConfigureAwait(false);
        var documents = await ToDocumentsAsync(orders, cancellationToken).ConfigureAwait(false);
        return new ItemList<MarketplaceOrder>(documents, [.. orders.Unreadable, .. documents.Unreadable]);
    }

    /// <summary>
    /// Accepts or refuses every line in one call (OR21 <c>PUT /api/orders/{order_id}/accept</c>). <see cref="RetrySafety.Act"/>: a second call is
    /// rejected with <c>ORDER_INVALID_STATE</c>; <see cref="FindAcceptanceAsync"/> tells whether the first was carried out.
    /// </summary>
    /// <exception cref="ArgumentException">There is no line, or the key names another connection.</exception>
    /// <exception cref="ConnectorNotAvailableException">The shop may not decide its lines differently (<c>ORDER_PARTIAL_ACCEPTANCE_DISABLED</c>): nothing was decided.</exception>
    /// <exception cref="ConnectorException">The call failed, or the platform said no.</exception>
    public Task AcceptAsync(OrderAcceptance acceptance, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        OrderLineDecision[] decisions =
        [
            .. acceptance.Accepted.Select(static id => new OrderLineDecision(id.Value, true)),
            .. acceptance.Refused.Select(static id => new OrderLineDecision(id.Value, false)),
        ];
        return decisions.Length > 0
            ? _client.Under(permit).Orders.AcceptOrderAsync(OwnId(acceptance.Order), decisions, cancellationToken)
            : throw new ArgumentException("A decision on every line is needed.", nameof(acceptance));
    }

    /// <summary>
    /// Whether the order was decided on, from its state (OR11 <c>GET /api/orders</c>): absent while it is staging or waits for acceptance.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ConnectorException">The call failed.</exception>
    public async Task<LookupResult<MarketplaceOrder>> FindAcceptanceAsync(OrderKey key, CancellationToken cancellationToken = default) =>
        OrderLookup.Acceptance(await FindOrderAsync(OwnId(key), cancellationToken).ConfigureAwait(false)) switch
        {
            LookupResult<Order>.Found found => new LookupResult<MarketplaceOrder>.Found(ToDocument(found.Value)),
            LookupResult<Order>.CannotTell unclear => new LookupResult<MarketplaceOrder>.CannotTell(unclear.Reason),
            _ => new LookupResult<MarketplaceOrder>.Absent(),
        };

    /// <summary>
    /// Confirms one dispatch. Platforms with several shipments: ST01 <c>POST /api/shipments</c>, created and confirmed at once; dispatches of other orders that
    /// are confirmed meanwhile share the next call.
    /// Others: OR23 <c>PUT /api/orders/{order_id}/tracking</c>, then OR24 <c>PUT /api/orders/{order_id}/ship</c>, for the whole order only.
    /// <see cref="RetrySafety.Create"/>: look with <see cref="FindShipmentAsync"/> before every repeat.
    /// </summary>
    /// <returns>Id of the shipment; the order's id where orders leave whole.</returns>
    /// <exception cref="ArgumentException">The key names another connection, there is no line, or a quantity is not a whole number above zero.</exception>
    /// <exception cref="ConnectorException">The call failed, or the platform said no; also for a part of an order where orders leave whole.</exception>
    public async Task<string> ConfirmShipmentAsync(ShipmentConfirmation confirmation, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(confirmation);
        var orderId = OwnId(confirmation.Order);
        var lines = Lines(confirmation);
        var client = _client.Under(permit);
        var capabilities = await GetCapabilitiesAsync(client, cancellationToken).ConfigureAwait(false);
        return capabilities.MultipleShipments
            ? await _shipments.CreateAsync(NewShipment(confirmation, orderId, lines), permit, cancellationToken).ConfigureAwait(false)
            : await ShipWholeAsync(client, confirmation, orderId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether this dispatch was confirmed. Platforms with several shipments: ST11 <c>GET /api/shipments</c>, shared with other look-ups, comparing goods and tracking number;
    /// an equal shipment without a number counts only if another would no longer fit in the order. Others: the order's state and number (OR11).
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ConnectorException">The call failed.</exception>
    public async Task<LookupResult<string>> FindShipmentAsync(ShipmentConfirmation confirmation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(confirmation);
        var orderId = OwnId(confirmation.Order);
        var capabilities = await GetCapabilitiesAsync(cancellationToken).ConfigureAwait(false);
        if (!capabilities.MultipleShipments)
            return ShipmentLookup.InOrder(confirmation, await FindOrderAsync(orderId, cancellationToken).ConfigureAwait(false));

        var shipments = await _shipments.ReadAsync(orderId, cancellationToken).ConfigureAwait(false);
        shipments.RemoveAll(s => confirmation.OtherShipments.Contains(s.Id, StringComparer.Ordinal));
        return await ShipmentLookup.AmongShipmentsAsync(confirmation, shipments, () => FindOrderAsync(orderId, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>
    /// Corrects carrier and number of a confirmed dispatch: ST23 <c>POST /api/shipments/tracking</c> for a shipment, OR23
    /// <c>PUT /api/orders/{order_id}/tracking</c> where orders leave whole. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key names another connection.</exception>
    /// <exception cref="ConnectorException">The call failed, or the platform said no.</exception>
    public async Task CorrectTrackingAsync(string shipmentId, ShipmentConfirmation confirmation, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(shipmentId);
        ArgumentNullException.ThrowIfNull(confirmation);
        var orderId = OwnId(confirmation.Order);
        var client = _client.Under(permit);
        if (shipmentId == orderId)
        {
            await client.Orders.SetTrackingAsync(orderId, OrderTracking(confirmation), cancellationToken).ConfigureAwait(false);
            return;
        }

        var result = await client.Shipments.UpdateTrackingAsync(
            [new ShipmentTrackingUpdate(shipmentId, ShipmentTracking(confirmation))], cancellationToken).ConfigureAwait(false);
        if (!result.AllSucceeded)
            throw Batches.Refused(MiraklOperations.UpdateShipmentTracking, "The platform refused the tracking.", result.Failures);
    }

    /// <summary>
    /// Cancels parts of an order whose customer was not debited yet (OR30 <c>PUT /api/orders/cancel</c>), all in one call. <see cref="RetrySafety.Create"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key names another connection, there is no line, or a quantity is not whole.</exception>
    /// <exception cref="ConnectorException">The call failed, or the platform said no.</exception>
    public async Task<IReadOnlyList<string>> CancelAsync(OrderReduction cancellation, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cancellation);
        OwnId(cancellation.Order);
        var made = await _client.Under(permit).Orders.CancelOrderLinesAsync(ReductionMapping.Cancelations(cancellation), ReductionMapping.TaxMode(cancellation), cancellationToken).ConfigureAwait(false);
        return [.. made.Cancelations.Select(static c => c.CancelationId).OfType<string>()];
    }

    /// <summary>
    /// Whether each of these parts was cancelled since the attempt began (OR11 <c>GET /api/orders</c>): equal quantity, amounts in the tax mode they were sent in, and reason on its line.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ConnectorException">The call failed.</exception>
    public async Task<LookupResult<IReadOnlyList<string>>> FindCancellationAsync(OrderReduction cancellation, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cancellation);
        var order = await _client.Orders.FindAsync(OwnId(cancellation.Order), ReductionMapping.TaxMode(cancellation), cancellationToken).ConfigureAwait(false);
        return ReductionMapping.Together(ReductionMapping.Cancelations(cancellation).Select(c => OrderLookup.Cancelation(order, c, since)), static c => c.Id);
    }

    /// <summary>
    /// Pays back parts of an order whose customer was debited (OR28 <c>PUT /api/orders/refund</c>), all in one call. <see cref="RetrySafety.Create"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key names another connection, there is no line, or a quantity is not whole.</exception>
    /// <exception cref="ConnectorException">The call failed, or the platform said no.</exception>
    public async Task<IReadOnlyList<string>> RefundAsync(OrderReduction refund, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(refund);
        OwnId(refund.Order);
        var made = await _client.Under(permit).Orders.RefundOrderLinesAsync(ReductionMapping.Refunds(refund), ReductionMapping.TaxMode(refund), cancellationToken).ConfigureAwait(false);
        return [.. made.Refunds.Select(static r => r.RefundId)];
    }

    /// <summary>
    /// Whether each of these parts was refunded since the attempt began (OR11 <c>GET /api/orders</c>): equal amounts, in the tax mode they were sent in, and reason on its line.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ConnectorException">The call failed.</exception>
    public async Task<LookupResult<IReadOnlyList<string>>> FindRefundAsync(OrderReduction refund, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(refund);
        var order = await _client.Orders.FindAsync(OwnId(refund.Order), ReductionMapping.TaxMode(refund), cancellationToken).ConfigureAwait(false);
        return ReductionMapping.Together(ReductionMapping.Refunds(refund).Select(r => OrderLookup.Refund(order, r, since)), static r => r.Id);
    }

    /// <summary>
    /// Writes our references to orders, 100 in one call (OR04 <c>PUT /api/orders</c>), at most 60 calls an hour. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <returns>The orders whose reference the platform did not take.</returns>
    /// <exception cref="ConnectorException">The call failed as a whole.</exception>
    public async Task<IReadOnlyList<RejectedReference>> SetSellerReferencesAsync(IReadOnlyList<SellerReference> references, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(references);
        var client = _client.Under(permit);
        var refused = new List<RejectedReference>();
        foreach (var chunk in references.Chunk(MiraklOrders.MaxOrdersPerCall))
        {
            var updates = chunk.Select(r => new OrderUpdate { OrderId = OwnId(r.Order), References = new OrderReferencesUpdate { OrderReferenceForSeller = r.Reference } });
            var result = await client.Orders.UpdateOrdersAsync([.. updates], cancellationToken).ConfigureAwait(false);
            if (result.AllSucceeded)
                continue;

            // An order may have several errors, and an error that names no order is about every one that did not succeed.
            var taken = result.Successes.Select(static o => o.OrderId).ToHashSet(StringComparer.Ordinal);
            refused.AddRange(
                from reference in chunk
                let failure = result.Failures.FirstOrDefault(f => f.Key == reference.Order.OrderId)
                    ?? (taken.Contains(reference.Order.OrderId) ? null : result.Failures.FirstOrDefault(static f => f.Key.Length == 0))
                where failure is not null
                select new RejectedReference(reference.Order, failure.Code));
        }

        return refused;
    }

    /// <summary>
    /// The registered carriers (SH21 <c>GET /api/shipping/carriers</c>), kept for <see cref="MiraklClientOptions.SettingsLifetime"/>. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ConnectorException">The call failed.</exception>
    public async Task<ItemList<MarketplaceCarrier>> GetCarriersAsync(CancellationToken cancellationToken = default) =>
        await _carriers.GetAsync(_client, cancellationToken).ConfigureAwait(false);

    private static List<NewShipmentLine> Lines(ShipmentConfirmation confirmation)
    {
        var lines = confirmation.Lines.GroupBy(static l => l.LineId).Select(static g => (Id: g.Key.Value, Quantity: g.Sum(static l => l.Quantity))).ToList();
        return lines.Count > 0 && lines.TrueForAll(static l => l.Quantity is >= 1 and <= int.MaxValue && decimal.Truncate(l.Quantity) == l.Quantity)
            ? [.. lines.Select(static l => new NewShipmentLine(l.Id, (int)l.Quantity))]
            : throw new ArgumentException("A shipment needs lines, and their quantities must be whole numbers above zero.", nameof(confirmation));
    }

    private static NewShipmentTracking ShipmentTracking(ShipmentConfirmation confirmation) => new()
    {
        CarrierCode = confirmation.Carrier?.Value,
        CarrierName = confirmation.CarrierName,
        TrackingNumber = confirmation.TrackingNumber?.Value,
        TrackingUrl = confirmation.TrackingUrl,
    };

    private static OrderTracking OrderTracking(ShipmentConfirmation confirmation) => new()
    {
        CarrierCode = confirmation.Carrier?.Value,
        CarrierName = confirmation.CarrierName,
        CarrierUrl = confirmation.TrackingUrl,
        TrackingNumber = confirmation.TrackingNumber?.Value,
    };

    private static NewShipment NewShipment(ShipmentConfirmation confirmation, string orderId, List<NewShipmentLine> lines) => new()
    {
        OrderId = orderId,
        Shipped = true,
        ShipmentLines = lines,
        Tracking = ShipmentTracking(confirmation),
    };

    private static async Task<string> ShipWholeAsync(MiraklClient client, ShipmentConfirmation confirmation, string orderId, CancellationToken cancellationToken)
    {
        if (!confirmation.CompletesOrder)
            throw Batches.Refused(MiraklOperations.ShipOrder, "This platform confirms whole orders only: wait for the rest, or cancel or refund it first.", []);

        var tracking = OrderTracking(confirmation);
        if (tracking != new OrderTracking())
            await client.Orders.SetTrackingAsync(orderId, tracking, cancellationToken).ConfigureAwait(false);
        await client.Orders.ShipOrderAsync(orderId, cancellationToken).ConfigureAwait(false);
        return orderId;
    }

    private Task<Order?> FindOrderAsync(string orderId, CancellationToken cancellationToken) =>
        _client.Orders.FindAsync(orderId, _options.GetTaxMode(), cancellationToken);

    private async ValueTask<MarketplaceCapabilities> GetCapabilitiesAsync(MiraklClient client, CancellationToken cancellationToken) =>
        _options.GetCapabilities() ?? await _capabilities.GetAsync(client, cancellationToken).ConfigureAwait(false);

    private async Task<MarketplaceCapabilities> ReadCapabilitiesAsync(MiraklClient client, CancellationToken cancellationToken)
    {
        var features = (await client.Platform.GetConfigurationAsync(cancellationToken).ConfigureAwait(false)).Features;
        return new MarketplaceCapabilities
        {
            MultipleShipments = features?.Shipment?.MultiShipment is true,
            UnregisteredCarriers = features?.DisableSellerAlternativeCarrier is false,
            AcceptsAutomatically = features?.OrderWorkflows?.OrderAcceptance == OrderAcceptanceMode.Automatic,
            PartialAcceptance = _options.PartialAcceptance,
            StillWorkingFor = _options.StillWorkingFor,
        };
    }

    private static async Task<ItemList<MarketplaceCarrier>> ReadCarriersAsync(MiraklClient client, CancellationToken cancellationToken)
    {
        var carriers = await client.Platform.GetCarriersAsync(cancellationToken).ConfigureAwait(false);
        return new ItemList<MarketplaceCarrier>(
            [
                .. carriers.Select(static c => new MarketplaceCarrier(
                    new CarrierCode(c.Code), c.Label ?? c.Code, c.TrackingUrl?.Contains("{trackingId}", StringComparison.Ordinal) is true)),
            ],
            carriers.Unreadable);
    }

    private AsyncPageable<Order> ChangedSince(DateTimeOffset since, CancellationToken cancellationToken) =>
        _client.Orders.GetOrdersAsync(new OrderFilter { UpdatedFrom = since, OrderTaxMode = _options.GetTaxMode() }, cancellationToken);

    private async Task<ItemList<MarketplaceOrder>> ToDocumentsAsync(IReadOnlyList<Order> orders, CancellationToken cancellationToken)
    {
        var left = await ReadLeftAsync([.. orders.Where(OrderMapping.IsReduced).Select(static o => o.OrderId).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
        return
        [
            .. orders.Select(order => OrderMapping.ToDocument(order, Connection, _options.DefaultChannel, _options.GetCurrency(), left is null || !left.TryGetValue(order.OrderId, out var counts) ? null : new LeftToSend(counts, HasSettled(order)))),
        ];
    }

    private bool HasSettled(Order order) => (order.LastUpdatedDate ?? order.CreatedDate) + _options.StillWorkingFor <= _time.GetUtcNow();

    /// <summary>
    /// How many of each line of reduced orders are to be sent or were: what is in no shipment yet (ST12) and what is in one (ST11). Null where the platform does not
    /// say: then those lines stay unclear, and the orders around them go on.
    /// </summary>
    private async Task<Dictionary<string, Dictionary<string, int>>?> ReadLeftAsync(List<string> orderIds, CancellationToken cancellationToken)
    {
        if (orderIds.Count == 0 || _options.GetCapabilities() is { MultipleShipments: false })
            return null;
        var left = orderIds.ToDictionary(static id => id, static _ => new Dictionary<string, int>(StringComparer.Ordinal), StringComparer.Ordinal);
        try
        {
            await foreach (var items in _client.Shipments.GetItemsToShipAsync(new ItemsToShipFilter { OrderIds = orderIds }, cancellationToken).ConfigureAwait(false))
            {
                foreach (var line in items.ShipmentLines)
                    Count(items.OrderId, line.OrderLineId, line.Quantity);
            }

            await foreach (var shipment in _client.Shipments.GetShipmentsAsync(new ShipmentFilter { OrderIds = orderIds }, cancellationToken).ConfigureAwait(false))
            {
                if (shipment.Status == ShipmentStatus.Canceled)
                    continue;
                foreach (var line in shipment.ShipmentLines)
                    Count(shipment.OrderId, line.OrderLineId, line.Quantity);
            }
        }
        catch (ConnectorException)
        {
            // Not a failure of the orders: how many are left is asked for again at the next look, and till then a person sees the line held.
            return null;
        }

        return left;

        void Count(string? orderId, string? lineId, int quantity)
        {
            if (orderId is not null && lineId is not null && left.TryGetValue(orderId, out var lines))
                lines[lineId] = lines.GetValueOrDefault(lineId) + quantity;
        }
    }

    private MarketplaceOrder ToDocument(Order order) => OrderMapping.ToDocument(order, Connection, _options.DefaultChannel, _options.GetCurrency());

    private string OwnId(OrderKey key) => key.Connection == Connection
        ? key.OrderId
        : throw new ArgumentException($"The order belongs to '{key.Connection}', this is '{Connection}'.", nameof(key));
}
