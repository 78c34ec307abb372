using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders;

/// <summary>What a business order's case is told, ready to be delivered.</summary>
internal static class B2BMessages
{
    public const string Flow = "b2b-order";

    public static CaseId CaseOf(OrderKey key) => new(Flow, key.ToString());

    /// <summary>A snapshot of the order: the same one is heard once, however often it is delivered.</summary>
    public static InboxMessage Seen(StorefrontOrder order) => Snapshot(order.Key, new StorefrontInput.OrderSeen(order), Priority.Order);

    /// <summary>A snapshot of the order at its warehouse; the same one is heard once.</summary>
    public static InboxMessage Seen(WarehouseOrder order) => Snapshot(OrderKey.Parse(WarehouseReference.KeyOf(order.Reference)), new BackOfficeInput.WarehouseOrderSeen(order, IsAnswer: false), Priority.Ship);

    public static InboxMessage Of(OrderKey key, string inputId, B2BInput input) => new(CaseOf(key), key.Connection.Value, inputId, Write(input), Priority.Order);

    /// <summary>What the case of an order knows of ERP and warehouse.</summary>
    public static BackOfficeState? OfficeOf(string? state) => B2BOrdersFlow.Read(state)?.BackOffice;

    private static InboxMessage Snapshot(OrderKey key, B2BInput input, Priority priority)
    {
        var content = Write(input);
        return new InboxMessage(CaseOf(key), key.Connection.Value, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..32], content, priority);
    }

    private static string Write(B2BInput input) => JsonSerializer.Serialize(input, B2BJsonContext.Default.B2BInput);
}
