using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// Shipment operations, on platforms whose PC01 <c>features.shipment.multi_shipment</c> is on. Immutable and thread-safe.
/// Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class MiraklShipments : MiraklOperationGroup
{
    /// <summary>Most shipments in one call of ST01, ST06, ST23, ST24 and ST26.</summary>
    public const int MaxShipmentsPerCall = 1000;

    /// <summary>Most shipments in one call of ST07 and of ST31.</summary>
    public const int MaxShipmentUpdatesPerCall = 100;

    internal MiraklShipments(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklShipments()
        : base(null)
    {
    }

    /// <summary>
    /// Creates shipments, and confirms those with <see cref="NewShipment.Shipped"/>. ST01 <c>POST /api/shipments</c>.
    /// <see cref="RetrySafety.Create"/>: never repeat blindly, a part of a quantity could be shipped twice; <see cref="FindShipmentAsync"/> tells whether one was made.
    /// </summary>
    /// <param name="shipments">1 to 1,000, at most one of an order: errors name only the order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Created shipments, and the errors of those that were refused (keyed by order id, without codes): the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 1,000, or two of one order.</exception>
    public virtual async Task<BatchResult<Shipment>> CreateShipmentsAsync(IReadOnlyList<NewShipment> shipments, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxShipmentsPerCall, shipments, static s => [s.OrderId, .. s.ShipmentLines.Select(static l => l.OrderLineId)]);
        if (shipments.DistinctBy(static s => s.OrderId, StringComparer.Ordinal).Count() != shipments.Count)
            throw new ArgumentException("Two shipments are of the same order: their errors could not be told apart.", nameof(shipments));

        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.CreateShipments).Json(new NewShipmentsBody(shipments), MiraklJsonContext.Default.NewShipmentsBody),
            MiraklJsonContext.Default.ShipmentsResultShipment,
            cancellationToken).ConfigureAwait(false);
        return Batches.Result(result.ShipmentSuccess, result.ShipmentErrors);
    }

    /// <summary>
    /// Whether a shipment was made (ST01): the same goods and tracking number; an equal one without a number counts only if another would no longer fit
    /// in the order. ST11 <c>GET /api/shipments</c>, and OR11 <c>GET /api/orders</c> where quantities must tell; <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="created">The shipment, as it was sent.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual async Task<LookupResult<Shipment>> FindShipmentAsync(NewShipment created, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(created);
        return await ShipmentLookup.AmongShipmentsAsync(
            created,
            await ReadAsync([created.OrderId], cancellationToken).ConfigureAwait(false),
            () => new MiraklOrders(Transport).FindAsync(created.OrderId, null, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Whether a shipment that exists was confirmed as sent (ST24). ST11 <c>GET /api/shipments</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="orderId">Its order.</param>
    /// <param name="shipmentId">The shipment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<Shipment>> FindConfirmationAsync(string orderId, string shipmentId, CancellationToken cancellationToken = default) =>
        ShipmentLookup.Confirmation((await ReadAsync([orderId], cancellationToken).ConfigureAwait(false)).Find(s => string.Equals(s.Id, shipmentId, StringComparison.Ordinal)));

    /// <summary>Whether a shipment was deleted (ST06): it is not listed any more. ST11 <c>GET /api/shipments</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="orderId">Its order.</param>
    /// <param name="shipmentId">The shipment, which was listed before.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<string>> FindDeletionAsync(string orderId, string shipmentId, CancellationToken cancellationToken = default) =>
        ShipmentLookup.Deletion(await ReadAsync([orderId], cancellationToken).ConfigureAwait(false), shipmentId);

    /// <summary>Whether a shipment was marked ready for the operator (ST26). ST11 <c>GET /api/shipments</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="orderId">Its order.</param>
    /// <param name="shipmentId">The shipment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<Shipment>> FindReadyForPickUpAsync(string orderId, string shipmentId, CancellationToken cancellationToken = default) =>
        ShipmentLookup.ReadyForPickUp((await ReadAsync([orderId], cancellationToken).ConfigureAwait(false)).Find(s => string.Equals(s.Id, shipmentId, StringComparison.Ordinal)));

    /// <summary>Lists shipments, oldest first. ST11 <c>GET /api/shipments</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100; continuation tokens are the platform's own, opaque.</returns>
    public virtual AsyncPageable<Shipment> GetShipmentsAsync(ShipmentFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(MiraklOperations.GetShipments, request => Filtered(request, filter ?? new ShipmentFilter()), MiraklJsonContext.Default.SeekPageShipment, MiraklJsonContext.Default.Shipment, static s => s.Id, 100, cancellationToken);

    /// <summary>
    /// Lists what of orders is in no shipment yet, longest ready first. ST12 <c>GET /api/shipments/items_to_ship</c>, every five minutes; <see cref="RetrySafety.Read"/>.
    /// Goods in a shipment that was not sent yet are not listed.
    /// </summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100; continuation tokens are the platform's own, opaque.</returns>
    public virtual AsyncPageable<ItemsToShip> GetItemsToShipAsync(ItemsToShipFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(
            MiraklOperations.GetItemsToShip, request => Filtered(request, filter ?? new ItemsToShipFilter()), MiraklJsonContext.Default.SeekPageItemsToShip, MiraklJsonContext.Default.ItemsToShip, static o => o.OrderId, 100, cancellationToken);

    /// <summary>
    /// Confirms shipments as sent. ST24 <c>PUT /api/shipments/ship</c>. <see cref="RetrySafety.Act"/>: a repeat refuses what was done;
    /// <see cref="FindConfirmationAsync"/> tells whether it was.
    /// </summary>
    /// <param name="shipmentIds">1 to 1,000 shipments.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ids that were carried out, and those that were refused, without codes: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 1,000.</exception>
    public virtual Task<BatchResult<string>> ShipShipmentsAsync(IReadOnlyList<string> shipmentIds, CancellationToken cancellationToken = default) =>
        SendIdsAsync(MiraklOperations.ShipShipments, Batches.Ids(MaxShipmentsPerCall, shipmentIds), cancellationToken);

    /// <summary>
    /// Says that shipments wait for the carrier of the operator. ST26 <c>PUT /api/shipments/ready_for_pick_up</c>.
    /// <see cref="RetrySafety.Act"/>: a repeat refuses what was done; the status of the shipment (ST11) tells.
    /// </summary>
    /// <param name="shipmentIds">1 to 1,000 shipments.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ids that were carried out, and those that were refused, without codes: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 1,000.</exception>
    public virtual Task<BatchResult<string>> MarkReadyForPickUpAsync(IReadOnlyList<string> shipmentIds, CancellationToken cancellationToken = default) =>
        SendIdsAsync(MiraklOperations.MarkShipmentsReadyForPickUp, Batches.Ids(MaxShipmentsPerCall, shipmentIds), cancellationToken);

    /// <summary>
    /// Deletes shipments that were not sent yet; their goods are to ship again. ST06 <c>PUT /api/shipments/delete</c>.
    /// <see cref="RetrySafety.Act"/>: a repeat refuses what was done; <see cref="FindDeletionAsync"/> tells.
    /// </summary>
    /// <param name="shipmentIds">1 to 1,000 shipments, in <c>SHIPPING</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ids that were carried out, and those that were refused, without codes: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 1,000.</exception>
    public virtual Task<BatchResult<string>> DeleteShipmentsAsync(IReadOnlyList<string> shipmentIds, CancellationToken cancellationToken = default) =>
        SendIdsAsync(MiraklOperations.DeleteShipments, Batches.Ids(MaxShipmentsPerCall, shipmentIds), cancellationToken);

    /// <summary>Sets carrier and tracking number of shipments, before shipping or later to correct them. ST23 <c>POST /api/shipments/tracking</c>; <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="updates">1 to 1,000 shipments.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ids that were changed, and those that were refused, without codes: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 1,000.</exception>
    public virtual async Task<BatchResult<string>> UpdateTrackingAsync(IReadOnlyList<ShipmentTrackingUpdate> updates, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxShipmentsPerCall, updates, static u => [u.Id]);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UpdateShipmentTracking).Json(new ShipmentTrackingBody(updates), MiraklJsonContext.Default.ShipmentTrackingBody),
            MiraklJsonContext.Default.ShipmentsResultItemId,
            cancellationToken).ConfigureAwait(false);
        return Batches.Result(result.ShipmentSuccess, result.ShipmentErrors);
    }

    /// <summary>Says which warehouse shipments are sent from. ST07 <c>PUT /api/shipments</c>; <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="origins">1 to 100 shipments, each with a warehouse.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Origins as they are now, with the address of the warehouse, and the shipments that were refused, without codes: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual async Task<BatchResult<ShippingOriginUpdate>> UpdateShippingOriginsAsync(
        IReadOnlyList<ShippingOriginUpdate> origins, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxShipmentUpdatesPerCall, origins, static o => [o.Id]);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UpdateShipmentShippingOrigins).Json(new ShipmentOriginsBody(origins), MiraklJsonContext.Default.ShipmentOriginsBody),
            MiraklJsonContext.Default.ShipmentsResultShippingOriginUpdate,
            cancellationToken).ConfigureAwait(false);
        return Batches.Result(result.ShipmentSuccess, result.ShipmentErrors);
    }

    /// <summary>Changes custom information of shipments. ST31 <c>PUT /api/shipments/additional_information</c>; <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="updates">1 to 100 shipments.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Information as it is now, and the errors of shipments that were refused: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual async Task<BatchResult<ShipmentAdditionalInformation>> UpdateAdditionalInformationAsync(
        IReadOnlyList<ShipmentAdditionalInformation> updates, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxShipmentUpdatesPerCall, updates, static u => [u.Id]);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UpdateShipmentAdditionalInformation).Json(new ShipmentInformationBody(updates), MiraklJsonContext.Default.ShipmentInformationBody),
            MiraklJsonContext.Default.ShipmentInformationResult,
            cancellationToken).ConfigureAwait(false);
        return new BatchResult<ShipmentAdditionalInformation>(
            [
                .. result.ShipmentUpdateSuccess.Select(static s => new ShipmentAdditionalInformation
                {
                    Id = s.ShipmentId ?? string.Empty,
                    Fields = s.ShipmentAdditionalInformation,
                    AdditionalData = s.AdditionalData,
                }),
            ],
            [.. result.ShipmentUpdateErrors.SelectMany(static s => Batches.Failures(s.ShipmentId, s.Errors))]);
    }

    /// <summary>Lists pick lists, next to be fetched first. PL11 <c>GET /api/picklists</c>, every five minutes; <see cref="RetrySafety.Read"/>. Many platforms do not have it.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100; continuation tokens are the platform's own, opaque.</returns>
    public virtual AsyncPageable<PickList> GetPickListsAsync(PickListFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(MiraklOperations.GetPickLists, request => Filtered(request, filter ?? new PickListFilter()), MiraklJsonContext.Default.SeekPagePickList, MiraklJsonContext.Default.PickList, static l => l.Id, 100, cancellationToken);

    /// <summary>Every shipment of these orders.</summary>
    internal async Task<List<Shipment>> ReadAsync(IReadOnlyList<string> orderIds, CancellationToken cancellationToken)
    {
        var shipments = new List<Shipment>();
        await foreach (var shipment in GetShipmentsAsync(new ShipmentFilter { OrderIds = orderIds }, cancellationToken).ConfigureAwait(false))
            shipments.Add(shipment);
        return shipments;
    }

    private static ConnectorRequest Filtered(ConnectorRequest request, ItemsToShipFilter filter) => request
        .QueryRepeated("order_id", filter.OrderIds)
        .QueryRepeated("fulfillment_center_code", filter.FulfillmentCenterCodes)
        .Query("shipping_date_from", filter.ShippingDateFrom)
        .Query("shipping_date_to", filter.ShippingDateTo)
        .Query("sort", "shippingDate,ASC");

    private static ConnectorRequest Filtered(ConnectorRequest request, PickListFilter filter) => request
        .QueryRepeated("picklist_id", filter.PickListIds)
        .QueryRepeated("picklist_state", filter.States.Select(static s => s.Value))
        .QueryRepeated("order_line_id", filter.OrderLineIds)
        .Query("pickrun_code", filter.PickrunCode)
        .Query("pickup_date_min", filter.PickupDateFrom)
        .Query("pickup_date_max", filter.PickupDateTo)
        .Query("sort", "pickupDate,ASC");

    private async Task<BatchResult<string>> SendIdsAsync(Operation operation, List<ItemId> shipments, CancellationToken cancellationToken)
    {
        var result = await Transport.SendAsync(
            Transport.Call(operation).Json(new ShipmentIdsBody(shipments), MiraklJsonContext.Default.ShipmentIdsBody),
            MiraklJsonContext.Default.ShipmentsResultItemId,
            cancellationToken).ConfigureAwait(false);
        return Batches.Result(result.ShipmentSuccess, result.ShipmentErrors);
    }

    private static ConnectorRequest Filtered(ConnectorRequest request, ShipmentFilter filter) => request
        .QueryRepeated("order_id", filter.OrderIds)
        .QueryRepeated("shipment_state_code", filter.Statuses.Select(static s => s.Value))
        .QueryRepeated("shipment_customer_debit_state_code", filter.DebitStatuses.Select(static s => s.Value))
        .Query("last_updated_from", filter.UpdatedFrom)
        .Query("last_updated_to", filter.UpdatedTo)
        .Query("sort", "dateCreated,ASC");
}
