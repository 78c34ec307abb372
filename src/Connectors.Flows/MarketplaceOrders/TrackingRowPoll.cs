using System.Security.Cryptography;
using System.Text;
using Connectors.Domain.Carriers;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>
/// Tells orders that are over of rows of the <c>tracking</c> table that say another number than the marketplace was told: a saved table wakes open orders alone, and a number is often corrected when
/// all of an order has left. A row is heard once.
/// </summary>
internal static class TrackingRowPoll
{
    /// <summary>Makes it.</summary>
    /// <param name="instances">Whose orders; those of routes without a warehouse are looked at.</param>
    public static PollFlow<TrackingRow> Create(IReadOnlyList<OrderInstance> instances) => new(
        new PollOptions("tracking-rows", Priority.Ship, TimeSpan.MaxValue),
        instances.SelectMany(static i => i.Routes.Where(static r => r.Sender is null).Select(r => new PollListener<TrackingRow>(r.Marketplace, i.Policy.DispatchPollEvery, HearAsync))),
        (connection, _, _, _) => Task.FromResult(new PollPage<TrackingRow>(
            [.. OrderInstance.Of(instances, connection).Tables().Tracking?.Rows.Where(r => r.Marketplace == connection) ?? []])));

    private static async ValueTask<InboxMessage?> HearAsync(TrackingRow row, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var key = new OrderKey(row.Marketplace, row.Order);
        if (row.Numbers is not { } numbers || await cases.GetCaseAsync(OrderMessages.CaseOf(key), cancellationToken).ConfigureAwait(false) is not { IsClosed: true } over || MarketplaceOrdersFlow.Read(over.State) is not { } state)
            return null;
        var told = state.Confirmed.Where(c => row.Shipment is null || string.Equals(c.ShipmentId, row.Shipment, StringComparison.OrdinalIgnoreCase)).ToList();
        if (told is not [var one] || (one.TrackingNumber is { } number && TrackingNumbers.Hold([new TrackingNumber(numbers)], number)))
            return null;
        var content = $"{row.Shipment}\n{row.Carrier}\n{row.Service}\n{numbers}";
        return OrderMessages.Of(
            key,
            $"tracking row {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..32]}",
            new BackOfficeInput.TrackingEntered(one.ShipmentId, row.Carrier, row.Service, numbers, "table tracking"));
    }
}
