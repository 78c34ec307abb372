using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What an order's case is told, ready to be delivered.</summary>
internal static class OrderMessages
{
    public const string Flow = "order";
    public const int Format = 1;

    public static CaseId CaseOf(OrderKey key) => new(Flow, key.ToString());

    /// <summary>A snapshot of the order: the same one is heard once, however often it is delivered.</summary>
    public static InboxMessage Seen(MarketplaceOrder order) => Snapshot(order.Key, new MarketplaceInput.OrderSeen(order), Priority.Acknowledge);

    /// <summary>A snapshot of the order at its warehouse; the same one is heard once.</summary>
    public static InboxMessage Seen(WarehouseOrder order) => Snapshot(OrderKey.Parse(WarehouseReference.KeyOf(order.Reference)), new BackOfficeInput.WarehouseOrderSeen(order, IsAnswer: false), Priority.Ship);

    /// <summary>A shipment that the ERP has posted of the order; the same snapshot is heard once.</summary>
    public static InboxMessage Seen(OrderKey key, ErpShipment shipment) => Snapshot(key, new BackOfficeInput.ErpShipmentSeen(shipment), Priority.Ship);

    public static InboxMessage Of(OrderKey key, string inputId, OrderInput input) => new(CaseOf(key), key.Connection.Value, inputId, Write(input), Priority.Order) { Format = Format };

    /// <summary>How the orders of these marketplaces take turns with whoever else pays something of them back.</summary>
    public static TurnTaker TakerOf(IEnumerable<string> marketplaces) => new(
        Flow, [.. marketplaces], static (caseId, turn, _) => Of(OrderKey.Parse(caseId.Key), $"rest turn {turn}", new MarketplaceInput.RestTurnCame(turn)));

    private static InboxMessage Snapshot(OrderKey key, OrderInput input, Priority priority)
    {
        var content = Write(input);
        return new InboxMessage(CaseOf(key), key.Connection.Value, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..32], content, priority) { Format = Format };
    }

    /// <summary>What the case of an order knows of ERP and warehouse.</summary>
    public static BackOfficeState? OfficeOf(string? state) => MarketplaceOrdersFlow.Read(state)?.BackOffice;

    private static string Write(OrderInput input) => JsonSerializer.Serialize(input, OrderJsonContext.Default.OrderInput);
}
