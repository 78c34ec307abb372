using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;
using static Connectors.Simulators.SparkLayer.SparkLayerApi;
using static Connectors.Simulators.SparkLayer.SparkLayerSite;

namespace Connectors.Simulators.SparkLayer;

/// <summary>Customers: what is put replaces all of them, and clears what it does not repeat.</summary>
internal sealed class SparkCustomerRoutes(SparkLayerSite site)
{
    private static readonly string[] Roles = ["main", "limited-customer", "sales-agent", "sales-admin"];

    public Reply Answer(Call call, string[] path, DateTimeOffset now) => (call.Method, path[1], path[3..]) switch
    {
        ("PUT", "v2", [var by, var id]) => Put(by, id, Body(call), now),
        ("GET", "v2", [var by, var id]) => WithCustomer(by, id, static c => Json(200, c)),
        ("PATCH", "v2", [var by, var id]) => WithCustomer(by, id, customer => Patch(customer, Body(call), now)),
        ("DELETE", "v2" or "v1", [var by, var id]) => WithCustomer(by, id, customer =>
        {
            site.Customers.Remove(customer);
            return Reply.Empty(204);
        }),
        ("DELETE", "v2", [var by, var id, "addresses", var address]) => WithCustomer(by, id, customer =>
            customer["addresses"] is JsonArray addresses && addresses.FirstOrDefault(a => Text(a, "id") == address) is { } found && addresses.Remove(found) ? Reply.Empty(204) : SparkProblem.Of(404, "Not found")),
        ("POST", "v1", []) => Create(Body(call), now),
        ("PATCH", "v1", [var id]) => WithCustomer(site.Customer("sparklayer", id) is null ? "platform" : "sparklayer", id, customer => Patch(customer, Body(call), now)),
        ("GET", "v1", [var id, "order-stats"]) => WithCustomer("sparklayer", id, customer => Json(200, new JsonObject
        {
            ["orders"] = site.Purchases.Count(p => Text(p["customer_identifiers"], "sparklayer") == id && Text(p, "type") == "order"),
        })),
        _ => Reply.Empty(404),
    };

    private Reply WithCustomer(string by, string id, Func<JsonObject, Reply> answer) => by is not ("sparklayer" or "platform" or "email")
        ? SparkProblem.Of(400, "The lookup is not known", "resource-id-invalid")
        : site.Customer(by, id) is { } customer ? answer(customer) : SparkProblem.Of(404, "The customer does not exist");

    private Reply Put(string by, string id, JsonObject sent, DateTimeOffset now)
    {
        var member = by switch { "sparklayer" => id.StartsWith("cu_", StringComparison.Ordinal) ? "legacy_id" : "id", "platform" => "external_id", "email" => "email", _ => null };
        if (member is null || Text(sent, member) != id)
            return SparkProblem.Of(400, "The identifier of the body is another", "idMismatch");
        var there = site.Customer(by, id);
        if (Refusal(sent, there) is { } refusal)
            return refusal;
        var kept = there ?? new JsonObject { ["id"] = site.NewId(), ["created_at"] = now.Iso() };
        var customer = new JsonObject { ["id"] = Text(kept, "id"), ["created_at"] = Text(kept, "created_at"), ["updated_at"] = now.Iso() };
        if (Text(kept, "legacy_id") is { } legacy)
            customer["legacy_id"] = legacy;
        foreach (var (name, value) in sent)
        {
            if (!customer.ContainsKey(name))
                customer[name] = value?.DeepClone();
        }

        KeepBalance(kept, customer);
        NameAddresses(customer);
        if (there is not null)
            site.Customers.Remove(there);
        site.Customers.Add(customer);
        return Json(there is null ? 201 : 200, customer);
    }

    private void KeepBalance(JsonObject before, JsonObject after)
    {
        if (site.Behaviours.ClearsBalance || Amount(before["payment_on_account"], "balance") is not { } balance)
            return;
        var account = after["payment_on_account"] as JsonObject;
        if (account is null)
            after["payment_on_account"] = account = [];
        if (!account.ContainsKey("balance"))
            account["balance"] = balance;
    }

    private void NameAddresses(JsonObject customer)
    {
        foreach (var address in (customer["addresses"] as JsonArray)?.OfType<JsonObject>() ?? [])
            address["id"] ??= site.NewId();
    }

    private Reply Patch(JsonObject customer, JsonObject change, DateTimeOffset now)
    {
        if (Refusal(change, customer) is { } refusal)
            return refusal;
        foreach (var (name, value) in change)
            customer[name] = value?.DeepClone();
        customer["updated_at"] = now.Iso();
        NameAddresses(customer);
        return Json(200, customer);
    }

    private Reply Create(JsonObject sent, DateTimeOffset now)
    {
        if (Refusal(sent, null) is { } refusal)
            return refusal;
        (sent["id"], sent["created_at"], sent["updated_at"]) = (site.NewId(), now.Iso(), now.Iso());
        NameAddresses(sent);
        site.Customers.Add(sent);
        return Json(201, sent);
    }

    private Reply? Refusal(JsonObject sent, JsonObject? own)
    {
        foreach (var other in site.Customers.Where(c => !ReferenceEquals(c, own)))
        {
            if (Text(sent, "email") is { } email && string.Equals(email, Text(other, "email"), StringComparison.OrdinalIgnoreCase))
                return SparkProblem.Of(409, "The e-mail address is taken", "email-already-taken");
            if (Text(sent, "external_id") is { } external && external == Text(other, "external_id"))
                return SparkProblem.Of(409, "The external id is taken", "external-id-already-taken");
        }

        if (Text(sent, "role") is { } role && !Roles.Contains(role))
            return SparkProblem.Of(400, "The role does not exist", null, ("invalid", "The role does not exist.", "role"));
        return Text(sent, "parent_customer_id") is { } parent && site.Customer("sparklayer", parent) is null
            ? SparkProblem.Of(400, "The parent does not exist", null, ("invalid", "The parent does not exist.", "parent_customer_id"))
            : null;
    }
}
