using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>Money: TL02, the export of the same lines, and SBC11.</summary>
internal sealed class MiraklPaymentRoutes(WorldState world, MiraklPlatform platform, MiraklJobs jobs) : MiraklRoutes(world, platform)
{
    private const int MostLines = 2000;
    private const int MostCycles = 1000;

    public override (string? Operation, Func<Reply>? Answer) Route(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("GET", ["sellerpayment", "transactions_logs"]) => ("TL02", () => Seek(call, MostLines, Line, asked => Lines(asked).Where(l => World.IsVisible("mirakl.transaction", l.Id, l.CreatedAt, now)))),
        ("POST", ["sellerpayment", "transactions_logs", "async"]) => ("TL03", () => Export(call, now)),
        ("GET", ["sellerpayment", "transactions_logs", "async", "status", var id]) => ("TL04", () => jobs.ExportStatus(call, id)),
        ("GET", ["seller-billing-cycles"]) => ("SBC11", () => Seek(call, MostCycles, Cycle, Cycles)),
        (_, ["sellerpayment", "transactions_logs", ..] or ["seller-billing-cycles"]) => NotAllowed,
        _ => (null, null),
    };

    private IEnumerable<MiraklTransaction> Lines(Call asked)
    {
        var from = asked.Instant("last_updated_from");
        var createdFrom = asked.Instant("date_created_from");
        var createdUntil = asked.Instant("date_created_to");
        var lines = Find(
            asked.Repeated("seller_billing_cycle_id"), asked.Repeated("transaction_type"), asked.Repeated("payment_state"), asked.Repeated("order_id"),
            from, createdFrom, createdUntil);

        // The newest comes first unless asked otherwise.
        return asked.Parameter("sort")?.EndsWith(",ASC", StringComparison.OrdinalIgnoreCase) == true ? lines : lines.Reverse();
    }

    private IEnumerable<MiraklTransaction> Find(
        HashSet<string>? cycles, HashSet<string>? types, HashSet<string>? states, HashSet<string>? orders,
        DateTimeOffset? updatedFrom, DateTimeOffset? createdFrom, DateTimeOffset? createdUntil) =>
        Platform.Books.Lines.Where(l =>
            (cycles is null || (l.Cycle is not null && cycles.Contains(l.Cycle.Id)))
            && (types is null || types.Contains(l.Type))
            && (states is null || states.Contains(l.State))
            && (orders is null || (l.Order is not null && orders.Contains(l.Order.OrderId)))
            && (updatedFrom is null || l.UpdatedAt >= updatedFrom)
            && (createdFrom is null || l.CreatedAt >= createdFrom)
            && (createdUntil is null || l.CreatedAt <= createdUntil));

    private Reply Export(Call call, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            var asked = body.RootElement;
            var cycles = Texts("seller_billing_cycle_id");
            var types = Texts("transaction_type");
            var states = Texts("payment_state");
            var orders = Texts("order_id");
            var from = Instant("last_updated_from");
            var createdFrom = Instant("date_created_from");
            var createdUntil = Instant("date_created_to");
            return jobs.Export(asked, asked.Member("format") == "NDJSON", now, () => Find(cycles, types, states, orders, from, createdFrom, createdUntil), Line);

            HashSet<string>? Texts(string name) =>
                asked.Items(name).Select(static i => i.GetString() ?? string.Empty).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } texts ? texts : null;

            DateTimeOffset? Instant(string name) => asked.Member(name) is { } text ? Call.ParseInstant(text) : null;
        }
    }

    private IEnumerable<MiraklCycle> Cycles(Call asked)
    {
        var ids = asked.Repeated("id");
        var from = asked.Instant("start_date");
        var until = asked.Instant("end_date");
        return Platform.Books.Cycles.Where(c =>
            (ids is null || ids.Contains(c.Id))
            && (from is null || c.CreatedAt >= from)
            && (until is null || c.CreatedAt <= until));
    }

    private static void Line(Utf8JsonWriter json, MiraklTransaction line)
    {
        json.WriteString("id", line.Id);
        json.WriteString("type", line.Type);
        if (!line.HidesAmount)
            json.WriteNumber("amount", line.Amount);
        json.WriteNumber("amount_credited", Math.Max(line.Amount, 0m));
        json.WriteNumber("amount_debited", Math.Max(-line.Amount, 0m));
        json.WriteNumber("balance", line.Balance);
        json.WriteString("currency_iso_code", line.Currency);
        json.WriteString("date_created", line.CreatedAt.IsoMilliseconds());
        json.WriteString("last_updated", line.UpdatedAt.IsoMilliseconds());
        json.WriteString("payment_state", line.State);
        json.WriteString("pay_out_psp_code", "NOT_SPECIFIED");
        if (line.Cycle is { } cycle)
        {
            json.WriteString("seller_billing_cycle_id", cycle.Id);
            json.WriteString("accounting_document_number", line.DocumentNumber);
            json.Instant("accounting_document_creation_date", cycle.CreatedAt);
            json.WriteString("payment_voucher_number", cycle.Voucher);
        }

        if (line.Order is not { } order)
            return;
        json.Object("entities", e =>
        {
            e.WriteString("domain", "PRODUCT");
            e.Object("order", o =>
            {
                o.WriteString("id", order.OrderId);
                o.WriteString("commercial_id", order.CommercialId);
                o.WriteString("creation_date", order.CreatedAt.IsoMilliseconds());
                o.Object("references", r => r.WriteString("order_reference_for_seller", order.SellerReference));
            });
            e.Object("order_line", l => l.WriteString("id", line.Line!.LineId));
            if (line.RefundId is not null)
                e.Object("refund", r => r.WriteString("id", line.RefundId));
            e.Object("channel", static c => c.WriteString("code", "BQ_UK"));
        });
    }

    private void Cycle(Utf8JsonWriter json, MiraklCycle cycle)
    {
        var lines = Platform.Books.Lines.Where(l => l.Cycle == cycle).ToList();
        decimal Net(params string[] types) => lines.Where(l => types.Contains(l.Type)).Sum(static l => l.Amount);
        json.WriteString("id", cycle.Id);
        json.WriteString("date_created", cycle.CreatedAt.IsoMilliseconds());
        json.WriteString("currency_iso_code", cycle.Currency);
        json.WriteNumber("amount_transferred_to_seller", cycle.Payout);
        json.WriteNumber("amount_transferred_to_operator", -Net("COMMISSION_FEE", "COMMISSION_VAT", "REFUND_COMMISSION_FEE", "REFUND_COMMISSION_VAT", "SUBSCRIPTION_FEE", "SUBSCRIPTION_VAT"));
        json.WriteString("payment_voucher_number", cycle.Voucher);
        json.WriteString("pay_out_psp_code", "NOT_SPECIFIED");
        json.Object("pay_out", p =>
        {
            p.WriteString("state", cycle.PaidAt is null ? "TO_PAY" : "PAID");
            p.WriteString("reference", cycle.Reference);
            p.Instant("transaction_date", cycle.PaidAt);
        });
        json.Object("shop", static s =>
        {
            s.WriteNumber("shop_id", MiraklPlatform.ShopId);
            s.WriteString("shop_name", MiraklPlatform.ShopName);
            s.WriteString("shop_model", "MARKETPLACE");
        });
        json.Object("summary", s =>
        {
            Total(s, "total_payable_orders", Net("ORDER_AMOUNT", "ORDER_SHIPPING_AMOUNT"), 0m);
            Total(s, "total_refund_payable_orders", Net("REFUND_ORDER_AMOUNT", "REFUND_ORDER_SHIPPING_AMOUNT"), 0m);
            Total(s, "total_commissions", Net("COMMISSION_FEE"), Net("COMMISSION_VAT"));
            Total(s, "total_refund_commissions", Net("REFUND_COMMISSION_FEE"), Net("REFUND_COMMISSION_VAT"));
            Total(s, "total_subscription", Net("SUBSCRIPTION_FEE"), Net("SUBSCRIPTION_VAT"));
        });

        static void Total(Utf8JsonWriter to, string name, decimal net, decimal tax)
        {
            to.WriteNumber($"{name}_excl_tax", net);
            to.WriteNumber($"{name}_incl_tax", net + tax);
        }
    }
}
