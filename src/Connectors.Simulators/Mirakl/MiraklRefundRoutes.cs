using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Mirakl;

/// <summary>OR28 and OR30: parts of lines go back to the customer. The same call twice does it twice, as on the real platform.</summary>
internal sealed class MiraklRefundRoutes(WorldState world, MiraklPlatform platform) : MiraklRoutes(world, platform)
{
    private int _made;

    public override (string? Operation, Func<Reply>? Answer) Route(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("PUT", ["orders", "refund"]) => ("OR28", () => Adjust(call, "refunds", now)),
        ("PUT", ["orders", "cancel"]) => ("OR30", () => Adjust(call, "cancelations", now)),
        (_, ["orders", "refund" or "cancel"]) => NotAllowed,
        _ => (null, null),
    };

    /// <summary>All or nothing: every item is checked before the first takes effect.</summary>
    private Reply Adjust(Call call, string list, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            var items = body.RootElement.Items(list).ToList();
            if (items.Count == 0)
                return Error(400, "VALIDATION_ERROR", list, $"The member '{list}' is required.");
            var isRefund = list == "refunds";
            var group = Id();
            var wanted = new List<(MiraklOrder Order, MiraklOrderLine Line, MiraklAdjustment Adjustment)>();
            foreach (var item in items)
            {
                if (Check(item, isRefund, wanted, out var order, out var line) is { } wrong)
                    return wrong;
                wanted.Add((order!, line!, Read(item, line!, group, now)));
            }

            foreach (var (order, line, adjustment) in wanted)
                Apply(order, line, adjustment, isRefund, now);
            return Reply.Json(200, json => Members(json, m =>
            {
                m.WriteString("order_tax_mode", body.RootElement.Member("order_tax_mode") ?? "TAX_INCLUDED");
                m.Array(list, wanted, (one, done) => Write(one, done.Order.Currency, done.Line, done.Adjustment, isRefund));
            }));
        }
    }

    private Reply? Check(
        JsonElement item, bool isRefund, List<(MiraklOrder Order, MiraklOrderLine Line, MiraklAdjustment Adjustment)> before, out MiraklOrder? order, out MiraklOrderLine? line)
    {
        var lineId = item.Member("order_line_id");
        (order, line) = (null, null);
        foreach (var candidate in Platform.Orders)
        {
            if (candidate.Lines.FirstOrDefault(l => l.LineId == lineId) is { } found)
                (order, line) = (candidate, found);
        }

        if (order is null || line is null)
            return Error(400, "ORDER_LINE_NOT_FOUND", "order_line_id", $"The line {lineId} does not exist.");
        if (item.Amount("amount") is not { } amount || item.Amount("shipping_amount") is not { } shipping || amount < 0m || shipping < 0m || amount + shipping == 0m)
            return Error(400, "VALIDATION_ERROR", "amount", "The amounts must not be negative, and not both zero.");
        if (item.Member("reason_code") is not { } reason || !MiraklPlatform.Reasons.Any(r => r.Code == reason && r.IsShopRight && r.Type == (isRefund ? "REFUND" : "CANCELATION")))
            return Error(400, "VALIDATION_ERROR", "reason_code", "The reason is not one of the shop's.");
        if (isRefund && (order.DebitedAt is null || order.State is "CLOSED" or "CANCELED" or "REFUSED"))
            return Error(400, "ORDER_LINE_INVALID_STATE", "order_line_id", $"The line cannot be refunded while the order is '{order.State}'.");
        if (isRefund && Platform.IsBalanceShort)
            return Error(400, "VALIDATION_ERROR", "amount", "The balance of the shop is too small for this refund.");
        if (!isRefund && (order.DebitedAt is not null || order.State is not ("WAITING_ACCEPTANCE" or "WAITING_DEBIT" or "WAITING_DEBIT_PAYMENT" or "SHIPPING")))
            return Error(400, "ORDER_LINE_INVALID_STATE", "order_line_id", $"The line cannot be canceled while the order is '{order.State}'.");
        var it = line;
        var same = before.Where(b => b.Line == it).ToList();
        if (amount > line.Refundable - same.Sum(static b => b.Adjustment.Amount) || shipping > line.RefundableShipping - same.Sum(static b => b.Adjustment.ShippingAmount))
            return Error(400, "VALIDATION_ERROR", "amount", "The amount is larger than what is left of the line.");
        return (item.Amount("quantity") ?? 0m) > line.Quantity - line.CancelledQuantity
            ? Error(400, "VALIDATION_ERROR", "quantity", "The quantity is larger than what is left of the line.")
            : null;
    }

    private MiraklAdjustment Read(JsonElement item, MiraklOrderLine line, string group, DateTimeOffset now)
    {
        var amount = item.Amount("amount")!.Value;
        var shipping = item.Amount("shipping_amount")!.Value;
        var commission = line.CommissionOn(amount + shipping);
        return new MiraklAdjustment
        {
            Id = Id(),
            GroupId = group,
            Amount = amount,
            ShippingAmount = shipping,
            Quantity = decimal.ToInt32(item.Amount("quantity") ?? 0m),
            ExcludedFromShipment = item.Child("excluded_from_shipment") is { ValueKind: JsonValueKind.True },
            ReasonCode = item.Member("reason_code")!,
            CreatedAt = now,
            Commission = commission,
            CommissionTax = MiraklOrderLine.TaxOn(commission),
        };
    }

    private void Apply(MiraklOrder order, MiraklOrderLine line, MiraklAdjustment adjustment, bool isRefund, DateTimeOffset now)
    {
        if (isRefund)
            Platform.Refund(order, line, adjustment, Actor.Seller, now);
        else
            Platform.CancelPart(order, line, adjustment, Actor.Seller, now);
    }

    private string Id() => Dice.For(World.Options.Seed, "adjustment", _made++.Text()).Id().ToString();

    private static void Write(Utf8JsonWriter json, string currency, MiraklOrderLine line, MiraklAdjustment done, bool isRefund)
    {
        json.WriteString("order_line_id", line.LineId);
        json.WriteString(isRefund ? "refund_id" : "cancelation_id", done.Id);
        if (isRefund)
        {
            json.WriteString("order_refund_id", done.GroupId);
            json.WriteBoolean("excluded_from_shipment", done.ExcludedFromShipment);
        }

        json.WriteNumber("amount", done.Amount);
        json.WriteNumber("shipping_amount", done.ShippingAmount);
        json.WriteNumber("quantity", done.Quantity);
        json.WriteString("reason_code", done.ReasonCode);
        json.WriteString("currency_iso_code", currency);
        json.EmptyArray("taxes");
        json.EmptyArray("shipping_taxes");
        json.EmptyArray("fees");
    }
}
