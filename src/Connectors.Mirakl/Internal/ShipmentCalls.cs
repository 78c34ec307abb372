using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>Shipments of one shop: what is looked up or confirmed at the same time shares its calls, with at most one shipment of an order in each.</summary>
internal sealed class ShipmentCalls
{
    private const int OrdersACall = 50;
    private const int ShipmentsACall = 100;

    private readonly MiraklClient _client;
    private readonly CallBatcher<string, List<Shipment>> _listed;
    private readonly CallBatcher<Asked, Created> _created;

    public ShipmentCalls(MiraklClient client)
    {
        _client = client;
        _listed = new(OrdersACall, static id => id, ListAsync);
        _created = new(ShipmentsACall, static a => a.Shipment.OrderId, CreateAsync);
    }

    /// <summary>Every shipment of an order. ST11 <c>GET /api/shipments</c>; <see cref="RetrySafety.Read"/>.</summary>
    public async Task<List<Shipment>> ReadAsync(string orderId, CancellationToken cancellationToken) =>
        [.. await _listed.AskAsync(orderId, cancellationToken).ConfigureAwait(false)];

    /// <summary>Creates the shipment, sends it, and gives its id. ST01 <c>POST /api/shipments</c>; <see cref="RetrySafety.Create"/>.</summary>
    public async Task<string> CreateAsync(NewShipment shipment, SendPermit permit, CancellationToken cancellationToken)
    {
        var created = await _created.AskAsync(new Asked(shipment, permit), cancellationToken).ConfigureAwait(false);
        return created.Id ?? throw created.Failure!;
    }

    private async Task<IReadOnlyList<List<Shipment>?>> ListAsync(IReadOnlyList<string> orderIds, CancellationToken cancellationToken)
    {
        if (orderIds is [var only])
            return [await _client.Shipments.ReadAsync([only], cancellationToken).ConfigureAwait(false)];
        List<Shipment> shipments;
        try
        {
            shipments = await _client.Shipments.ReadAsync(orderIds, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorUnreadableItemsException)
        {
            return new List<Shipment>?[orderIds.Count]; // whose it is cannot be read either
        }

        var byOrder = shipments.ToLookup(static s => s.OrderId, StringComparer.Ordinal);
        return byOrder.All(of => orderIds.Contains(of.Key, StringComparer.Ordinal))
            ? [.. orderIds.Select(id => byOrder[id].ToList())]
            : new List<Shipment>?[orderIds.Count];
    }

    private async Task<IReadOnlyList<Created?>> CreateAsync(IReadOnlyList<Asked> asked, CancellationToken cancellationToken)
    {
        // A call ends with the first permit of it: one that ends long before the others goes alone. Read once, for time goes on meanwhile, and the longest must be among those that go.
        var remaining = asked.Select(static a => a.Permit.Remaining).ToList();
        var longest = remaining.Max();
        List<Asked> sent = [.. asked.Where((_, at) => remaining[at] >= longest / 2)];
        var client = _client.Under(SendPermit.Together([.. sent.Select(static a => a.Permit)]));
        var result = await client.Shipments.CreateShipmentsAsync([.. sent.Select(static a => a.Shipment)], cancellationToken).ConfigureAwait(false);
        var outcomes = sent.ToDictionary(static a => a.Shipment.OrderId, a => OutcomeOf(a.Shipment, result, isOnly: sent.Count == 1), StringComparer.Ordinal);
        return [.. asked.Select(a => outcomes.GetValueOrDefault(a.Shipment.OrderId))];
    }

    /// <summary>Errors name the order alone; those of a single shipment are its own, whatever they name.</summary>
    private static Created OutcomeOf(NewShipment shipment, BatchResult<Shipment> result, bool isOnly)
    {
        var failures = result.Failures.Where(f => isOnly || string.Equals(f.Key, shipment.OrderId, StringComparison.Ordinal)).ToList();
        if (failures.Count > 0)
            return new Created(null, Batches.Refused(MiraklOperations.CreateShipments, "The platform refused the shipment.", failures));
        var created = result.Successes.Where(s => isOnly || string.Equals(s.OrderId, shipment.OrderId, StringComparison.Ordinal)).ToList();
        return created is [{ } only]
            ? new Created(only.Id, null)
            : new Created(null, ConnectorException.For(MiraklOperations.CreateShipments, FailureKind.Unreadable, "the platform reported neither a shipment nor an error"));
    }

    private sealed record Asked(NewShipment Shipment, SendPermit Permit);

    private sealed record Created(string? Id, ConnectorException? Failure);
}
