using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Mirakl;

/// <summary>Returns: RT operations. Goods only; money goes back through OR28.</summary>
internal sealed class MiraklReturnRoutes(WorldState world, MiraklPlatform platform) : MiraklRoutes(world, platform)
{
    private const int LargestBatch = 100;

    public override (string? Operation, Func<Reply>? Answer) Route(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("GET", ["returns"]) => ("RT11", () => List(call, now)),
        ("PUT", ["returns", "accept"]) => ("RT21", () => Change(call, now, "WAITING_ACCEPTANCE", (item, it) => Accept(item, it, now))),
        ("PUT", ["returns", "receive"]) => ("RT25", () => Change(call, now, "IN_PROGRESS", static (_, it) => Move(it, "RECEIVED"))),
        ("PUT", ["returns", "compliance"]) => ("RT26", () => Change(call, now, "RECEIVED", Judge)),
        ("PUT", ["returns", "close"]) => ("RT27", () => Change(call, now, "RECEIVED", static (_, it) => Move(it, "CLOSED"))),
        ("PUT", ["returns", "cancel"]) => ("RT29", () => Change(call, now, "IN_PROGRESS", static (_, it) => Move(it, "CANCELED"))),
        (_, ["returns"] or ["returns", "accept" or "receive" or "compliance" or "close" or "cancel"]) => NotAllowed,
        _ => (null, null),
    };

    private Reply List(Call call, DateTimeOffset now) => Seek(call, LargestPage, Write, asked =>
    {
        var ids = asked.Repeated("return_id");
        var states = asked.Repeated("return_state");
        var lines = asked.Repeated("order_line_id");
        var from = asked.Instant("return_last_updated_from");
        var until = asked.Instant("return_last_updated_to");
        return Platform.Returns.Where(r =>
            World.IsVisible("mirakl.return", r.Id, r.CreatedAt, now)
            && (ids is null || ids.Contains(r.Id))
            && (states is null || states.Contains(r.State))
            && (lines is null || lines.Contains(r.Line.LineId))
            && (from is null || r.UpdatedAt >= from)
            && (until is null || r.UpdatedAt <= until));
    });

    private Reply Change(Call call, DateTimeOffset now, string from, Func<JsonElement, MiraklReturn, string?> change) =>
        Each(call, "returns", LargestBatch, "return", (item, id) =>
        {
            if (Platform.Returns.Find(r => r.Id == id) is not { } found)
                return $"The return {id} does not exist.";
            if (found.State != from)
                return $"The return status must be '{from}' but it is '{found.State}'.";
            if (change(item, found) is { } wrong)
                return wrong;
            found.UpdatedAt = now;
            World.Events.Add(new ReturnMoved(now, Actor.Seller, found.Order.OrderId, found.Id, found switch
            {
                { State: "REFUSED" or "CANCELED" } or { Compliant: false } => ReturnStep.Off,
                { State: "RECEIVED" or "CLOSED" } => ReturnStep.Received,
                _ => ReturnStep.Accepted,
            }));
            return null;
        });

    private string? Accept(JsonElement item, MiraklReturn it, DateTimeOffset now)
    {
        if (item.Child("accepted") is { ValueKind: JsonValueKind.True })
        {
            Platform.Consent(it, now);
            return null;
        }

        if (item.Member("rejection_reason_code") is not { } reason)
            return "A rejection needs its reason.";
        it.RejectionReason = reason;
        return Move(it, "REFUSED");
    }

    private static string? Judge(JsonElement item, MiraklReturn it)
    {
        var line = item.Items("return_lines").FirstOrDefault(l => l.Member("order_line_id") == it.Line.LineId);
        if (line.ValueKind != JsonValueKind.Object)
            return "Every line of the return must be judged.";
        var compliant = line.Child("compliant") is { ValueKind: JsonValueKind.True };
        if (!compliant && line.Member("non_compliance_reason_code") is null)
            return "Goods that are not as sold need a reason.";
        it.Compliant = compliant;
        it.NonComplianceReason = compliant ? null : line.Member("non_compliance_reason_code");
        return null;
    }

    private static string? Move(MiraklReturn it, string state)
    {
        it.State = state;
        return null;
    }

    private static void Write(Utf8JsonWriter json, MiraklReturn it)
    {
        json.WriteString("id", it.Id);
        json.WriteString("order_id", it.Order.OrderId);
        json.WriteString("order_commercial_id", it.Order.CommercialId);
        json.WriteString("state", it.State);
        json.WriteString("method_code", "RETURN_METHOD_BY_MAIL");
        json.WriteString("reason_code", it.ReasonCode);
        json.WriteString("rejection_reason_code", it.RejectionReason);
        json.WriteString("rma", it.Rma);
        json.WriteString("date_created", it.CreatedAt.IsoMilliseconds());
        json.WriteString("last_updated", it.UpdatedAt.IsoMilliseconds());
        json.Object("return_address", static a =>
        {
            a.WriteString("street1", "7 Simulation Way");
            a.WriteString("city", "Leeds");
            a.WriteString("zip_code", "LS1 1AA");
            a.WriteString("country_iso_code", "GBR");
        });
        json.Array("return_lines", [it], static (line, of) =>
        {
            line.WriteString("order_line_id", of.Line.LineId);
            line.WriteNumber("quantity", of.Quantity);
            line.WriteString("reason_code", of.ReasonCode);
            if (of.Compliant is not { } compliant)
                return;
            line.Array("compliance", [of], (verdict, judged) =>
            {
                verdict.WriteBoolean("compliant", compliant);
                verdict.WriteString("non_compliance_reason_code", judged.NonComplianceReason);
            });
        });
    }
}
