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
    /// <summary>Most shipments in one call of ST01.</summary>
    public const int MaxShipmentsPerCall = 1000;

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
    /// <see cref="RepeatRule.Create"/>: never repeat blindly, a part of a quantity could be shipped twice; look for it with <see cref="GetShipmentsAsync"/>.
    /// </summary>
    /// <param name="shipments">1 to 1,000, at most one of an order: errors name only the order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Created shipments, and the errors of those that were refused (keyed by order id, without codes): the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 1,000, or two of one order.</exception>
    public virtual async Task<BatchResult<Shipment>> CreateShipmentsAsync(IReadOnlyList<NewShipment> shipments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shipments);
        if (shipments.Count is 0 or > MaxShipmentsPerCall)
            throw new ArgumentException("1 to 1,000 shipments can be created in one call.", nameof(shipments));
        if (shipments.DistinctBy(static s => s.OrderId, StringComparer.Ordinal).Count() != shipments.Count)
            throw new ArgumentException("Two shipments are of the same order: their errors could not be told apart.", nameof(shipments));

        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.CreateShipments).Json(new NewShipmentsBody(shipments), MiraklJsonContext.Default.NewShipmentsBody),
            MiraklJsonContext.Default.NewShipmentsResult,
            cancellationToken).ConfigureAwait(false);
        return new BatchResult<Shipment>(
            result.ShipmentSuccess,
            [.. result.ShipmentErrors.Select(static e => new BatchFailure(e.OrderId ?? string.Empty, null, null, e.Message))]);
    }

    /// <summary>Lists shipments, oldest first. ST11 <c>GET /api/shipments</c>; <see cref="RepeatRule.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100; continuation tokens are the platform's own, opaque.</returns>
    public virtual AsyncPageable<Shipment> GetShipmentsAsync(ShipmentFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(MiraklOperations.GetShipments, request => Filtered(request, filter ?? new ShipmentFilter()), MiraklJsonContext.Default.SeekPageShipment, 100, cancellationToken);

    private static ConnectorRequest Filtered(ConnectorRequest request, ShipmentFilter filter) => request
        .QueryRepeated("order_id", filter.OrderIds)
        .QueryRepeated("shipment_state_code", filter.Statuses.Select(static s => s.Value))
        .QueryRepeated("shipment_customer_debit_state_code", filter.DebitStatuses.Select(static s => s.Value))
        .Query("last_updated_from", filter.UpdatedFrom)
        .Query("last_updated_to", filter.UpdatedTo)
        .Query("sort", "dateCreated,ASC");
}
