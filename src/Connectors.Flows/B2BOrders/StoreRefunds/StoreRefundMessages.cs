using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>What a refund's case is told, ready to be delivered. A case is known by order and refund: <c>b2b-refund/trade:1001/900</c>.</summary>
internal static class StoreRefundMessages
{
    public const string Flow = "b2b-refund";

    public static CaseId CaseOf(OrderKey order, string refundId) => new(Flow, $"{order}/{refundId}");

    /// <summary>The order of a case.</summary>
    public static OrderKey OrderOf(CaseId caseId) => OrderKey.Parse(caseId.Key[..caseId.Key.LastIndexOf('/')]);

    /// <summary>The refund, which is heard once however often it is seen.</summary>
    public static InboxMessage Seen(StorefrontOrder order, StorefrontRefund refund) => Of(CaseOf(order.Key, refund.Id), "seen", new StoreRefundInput.Seen(refund, order.PricesIncludeTax));

    public static InboxMessage Of(CaseId caseId, string inputId, StoreRefundInput input) =>
        new(caseId, OrderOf(caseId).Connection.Value, inputId, JsonSerializer.Serialize(input, StoreRefundJsonContext.Default.StoreRefundInput), Priority.Returns);

    /// <summary>How refunds of these stores take turns with whoever else credits something of their orders.</summary>
    public static TurnTaker TakerOf(IEnumerable<string> stores) => new(Flow, [.. stores], static (caseId, turn, others) => Of(caseId, $"turn {turn}", new StoreRefundInput.TurnCame(turn, others))) { What = "a refund of the store" };
}
