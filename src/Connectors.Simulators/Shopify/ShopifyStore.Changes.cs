using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Simulators.Ledger.Events;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;

namespace Connectors.Simulators.Shopify;

/// <summary>What mutations do. A refusal changes nothing, and says so inside the data.</summary>
internal sealed partial class ShopifyStore
{
    private const string KeyArgument = "key";

    /// <summary>From this version on a change of stock without a key is refused.</summary>
    private const string KeysFrom = "2026-04";

    private object? Change(IResolveFieldContext context, string name)
    {
        if (name != "inventorySetQuantities")
            return Counted(name, Apply(context, name));
        if (context.GetDirective("idempotent") is not { } directive || directive.GetArgument<string>(KeyArgument) is not { } key)
        {
            return string.CompareOrdinal(Behaviours.Version, KeysFrom) >= 0
                ? throw new ExecutionError("The @idempotent directive is required for this mutation but was not provided.")
                : Counted(name, Apply(context, name));
        }

        var input = Described(ShopifyGraph.Argument(context, "input"));
        if (_keys.TryGetValue(key, out var known))
            return known.Input == input ? known.Answer : Refused(context, "IDEMPOTENCY_KEY_PARAMETER_MISMATCH", "input", "The same key was used with other parameters.");
        var answer = Counted(name, Apply(context, name));
        _keys[key] = (input, answer);
        return answer;
    }

    private ShopNode Counted(string name, ShopNode payload)
    {
        if (payload.Nodes("userErrors").Count == 0 && payload.Nodes("orderCancelUserErrors").Count == 0)
            Effects[name] = Effects.GetValueOrDefault(name) + 1;
        return payload;
    }

    private ShopNode Apply(IResolveFieldContext context, string name) => name switch
    {
        "draftOrderComplete" => Complete(context),
        "draftOrderUpdate" => Update(context),
        "fulfillmentCreate" => Ship(context),
        "fulfillmentTrackingInfoUpdate" => Track(context),
        "fulfillmentCancel" => TakeBack(context),
        "fulfillmentOrderHold" => Hold(context),
        "fulfillmentOrderReleaseHold" => Release(context),
        "fulfillmentOrderMove" => Move(context),
        "fulfillmentOrderSplit" => Split(context),
        "orderCancel" => Cancel(context),
        "orderMarkAsPaid" => Pay(context, ShopifyGraph.Argument(context, "input") is IDictionary<string, object?> input ? input["id"] as string : null, null),
        "orderCreateManualPayment" => Pay(context, Id(context), ShopifyGraph.Argument(context, "amount") as IDictionary<string, object?>),
        "orderCreate" => Create(context),
        "paymentTermsCreate" => CreateTerms(context),
        "paymentTermsUpdate" => UpdateTerms(context),
        "paymentTermsDelete" => DeleteTerms(context),
        "tagsAdd" => Tag(context),
        "metafieldsSet" => SetMetafields(context),
        "inventorySetQuantities" => SetStock(context),
        "webhookSubscriptionCreate" => Subscribe(context),
        "webhookSubscriptionDelete" => Unsubscribe(context),
        "bulkOperationRunQuery" => StartBulk(context),
        _ => throw new ExecutionError($"The simulator knows no {name}."),
    };

    private ShopNode Complete(IResolveFieldContext context)
    {
        if (Find(Id(context), "DraftOrder") is not { } draft)
            return Refused(context, null, "id", "Draft order does not exist");
        if (draft["order"] is not null)
            return Refused(context, null, "id", "This order has already been completed");
        if (draft["ready"] is not true)
            return Refused(context, null, "id", "The draft order is not ready yet");
        Complete(draft, Actor.Seller, _now);
        return Done(context, ("draftOrder", draft));
    }

    /// <summary>The draft becomes an order. Without terms it counts as paid by that, whoever has paid it.</summary>
    public ShopNode Complete(ShopNode draft, Actor by, DateTimeOffset now)
    {
        _now = now;
        var terms = draft["paymentTerms"];
        var placed = (ShopOrder)draft["placed"]!;
        var order = NewOrder(Lines("LineItem", placed.Lines), isPaid: terms is null);
        foreach (var same in (string[])["poNumber", "customer", "purchasingEntity", "tags", "customAttributes", "paymentTerms", "email", "shippingAddress", "billingAddress", "onAccount"])
            order[same] = draft[same];
        order["note"] = draft["note2"];
        AddDelivery(order, placed.DeliveryPrice, isPaid: terms is null);
        (draft["order"], draft["status"], draft["completedAt"]) = (order, "COMPLETED", Instant(_now));
        Touch(draft, _now);
        if (!placed.IsBusiness)
            return order;
        Tell(order);
        if (terms is null && !placed.IsPaid)
            world.Events.Add(new DraftTakenForPaid(_now, by, ShopTrace.Number(order)));
        return order;
    }

    private ShopNode Update(IResolveFieldContext context)
    {
        if (Find(Id(context), "DraftOrder") is not { } draft)
            return Refused(context, null, "id", "Draft order does not exist");
        var input = (IDictionary<string, object?>)ShopifyGraph.Argument(context, "input")!;
        if (input.TryGetValue("paymentTerms", out var terms) && terms is IDictionary<string, object?> asked)
        {
            if (Find((asked.TryGetValue("paymentTermsTemplateId", out var templateId) ? templateId as string : null), "PaymentTermsTemplate") is not { } template)
                return Refused(context, null, "paymentTerms", "Payment terms template does not exist");
            draft["paymentTerms"] = Terms(template.Text("paymentTermsType"), (int?)template["dueInDays"]);
        }

        Touch(draft, _now);
        return Done(context, ("draftOrder", draft));
    }

    private ShopNode Ship(IResolveFieldContext context)
    {
        var input = (IDictionary<string, object?>)ShopifyGraph.Argument(context, "fulfillment")!;
        var taken = new List<(ShopNode Part, ShopNode Line, int Quantity)>();
        foreach (var asked in Objects(input["lineItemsByFulfillmentOrder"]))
        {
            if (Find(asked["fulfillmentOrderId"] as string, "FulfillmentOrder") is not { } part)
                return Refused(context, null, "fulfillment.lineItemsByFulfillmentOrder", "Fulfillment order does not exist.");
            if (part.Text("status") != "OPEN")
                return Refused(context, null, "fulfillment.lineItemsByFulfillmentOrder", $"Fulfillment order {part.Id} has an unfulfillable status= {part.Text("status").ToLowerInvariant()}.");
            var lines = Objects(asked.TryGetValue("fulfillmentOrderLineItems", out var some) ? some : null).ToList();
            if (lines.Count == 0)
                taken.AddRange(part.Nodes("lineItems").Where(static l => l.Number("remainingQuantity") > 0).Select(l => (part, l, l.Number("remainingQuantity"))));
            foreach (var line in lines)
            {
                var quantity = Convert.ToInt32(line["quantity"], CultureInfo.InvariantCulture);
                if (part.Nodes("lineItems").Find(l => l.Id == line["id"] as string) is not { } known || quantity < 1 || quantity > known.Number("remainingQuantity"))
                    return Refused(context, null, "fulfillment.lineItemsByFulfillmentOrder", "Invalid fulfillment order line item quantity requested.");
                taken.Add((part, known, quantity));
            }
        }

        if (taken.Select(static t => (t.Part["order"], t.Part["location"])).Distinct().Count() != 1)
            return Refused(context, null, "fulfillment.lineItemsByFulfillmentOrder", "All fulfillment orders must be of the same order and location.");
        var order = (ShopNode)taken[0].Part["order"]!;
        var made = Made(order, taken, Tracking(input.TryGetValue("trackingInfo", out var tracking) ? tracking as IDictionary<string, object?> : null));
        world.Events.Add(new ShipmentConfirmed(_now, Actor.Seller, ShopTrace.Number(order), made.Id, ShopTrace.Lines(made), ShopTrace.Tracking(made)));
        if (Fulfilled(order) == "FULFILLED")
            world.Events.Add(new OrderMoved(_now, ShopTrace.Number(order), "SHIPPED"));
        return Done(context, ("fulfillment", made));
    }

    private ShopNode Track(IResolveFieldContext context)
    {
        if (Find(ShopifyGraph.Argument(context, "fulfillmentId") as string, "Fulfillment") is not { } fulfillment)
            return Refused(context, null, "fulfillmentId", "Fulfillment does not exist.");
        fulfillment["trackingInfo"] = Tracking((IDictionary<string, object?>)ShopifyGraph.Argument(context, "trackingInfoInput")!);
        Touch(fulfillment, _now);
        Touch((ShopNode)fulfillment["order"]!, _now);
        world.Events.Add(new ShipmentTracked(_now, Actor.Seller, ShopTrace.Number((ShopNode)fulfillment["order"]!), fulfillment.Id, ShopTrace.Tracking(fulfillment)));
        return Done(context, ("fulfillment", fulfillment));
    }

    private ShopNode TakeBack(IResolveFieldContext context)
    {
        if (Find(Id(context), "Fulfillment") is not { } fulfillment)
            return Refused(context, null, "id", "Fulfillment does not exist.");
        if (fulfillment.Text("status") == "CANCELLED")
            return Refused(context, null, "id", "Fulfillment is already cancelled.");
        (fulfillment["status"], fulfillment["displayStatus"]) = ("CANCELLED", "CANCELED");
        foreach (var gone in fulfillment.Nodes("fulfillmentLineItems"))
        {
            var line = (ShopNode)gone["from"]!;
            line["remainingQuantity"] = line.Number("remainingQuantity") + gone.Number("quantity");
        }

        Touch(fulfillment, _now);
        Touch((ShopNode)fulfillment["order"]!, _now);
        return Done(context, ("fulfillment", fulfillment));
    }

    private ShopNode Hold(IResolveFieldContext context)
    {
        var input = (IDictionary<string, object?>)ShopifyGraph.Argument(context, "fulfillmentHold")!;
        if (Find(Id(context), "FulfillmentOrder") is not { } part)
            return Refused(context, "FULFILLMENT_ORDER_NOT_FOUND", "id", "Fulfillment order does not exist.");
        if (part.Text("status") == "CLOSED")
            return Refused(context, "INVALID_LINE_ITEM_QUANTITY", "id", "The fulfillment order is closed.");
        var handle = input.TryGetValue("handle", out var given) ? given as string ?? string.Empty : string.Empty;
        if (part.Nodes("holds").Exists(h => h.Text("handle") == handle))
            return Refused(context, "DUPLICATE_FULFILLMENT_HOLD_HANDLE", "fulfillmentHold.handle", "The handle is in use.");
        if (Take(part, input.TryGetValue("fulfillmentOrderLineItems", out var lines) ? lines : null) is not { } held)
            return Refused(context, "INVALID_LINE_ITEM_QUANTITY", "fulfillmentHold.fulfillmentOrderLineItems", "The quantity is not there.");
        var hold = Keep(new ShopNode("FulfillmentHold"), NextId("FulfillmentHold"));
        (hold["reason"], hold["handle"], hold["heldByRequestingApp"]) = (input["reason"], handle, true);
        hold["reasonNotes"] = input.TryGetValue("reasonNotes", out var notes) ? notes : null;
        held.Nodes("holds").Add(hold);
        Touched(held);
        return Done(context, ("fulfillmentHold", hold));
    }

    private ShopNode Release(IResolveFieldContext context)
    {
        if (Find(Id(context), "FulfillmentOrder") is not { } part)
            return Refused(context, "FULFILLMENT_ORDER_NOT_FOUND", "id", "Fulfillment order does not exist.");
        var ids = ShopifyGraph.Argument(context, "holdIds") is IEnumerable<object?> some ? some.OfType<string>().ToHashSet(StringComparer.Ordinal) : null;
        part.Nodes("holds").RemoveAll(h => ids is null || ids.Contains(h.Id));
        Touched(part);
        return Done(context, ("fulfillmentOrder", part));
    }

    private ShopNode Move(IResolveFieldContext context)
    {
        if (Find(Id(context), "FulfillmentOrder") is not { } part || Find(ShopifyGraph.Argument(context, "newLocationId") as string, "Location") is not { } location)
            return Refused(context, null, "id", "Fulfillment order or location does not exist.");
        if (Take(part, ShopifyGraph.Argument(context, "fulfillmentOrderLineItems")) is not { } moved)
            return Refused(context, null, "fulfillmentOrderLineItems", "The quantity is not there.");
        moved["location"] = location;
        Touched(moved);
        return Done(context, ("movedFulfillmentOrder", moved));
    }

    private ShopNode Split(IResolveFieldContext context)
    {
        var results = new List<ShopNode>();
        foreach (var asked in Objects(ShopifyGraph.Argument(context, "fulfillmentOrderSplits")))
        {
            if (Find(asked["fulfillmentOrderId"] as string, "FulfillmentOrder") is not { } part)
                return Refused(context, "FULFILLMENT_ORDER_NOT_FOUND", "fulfillmentOrderSplits", "Fulfillment order does not exist.");
            if (Take(part, asked["fulfillmentOrderLineItems"]) is not { } taken || taken == part)
                return Refused(context, "INVALID_LINE_ITEM_QUANTITY", "fulfillmentOrderSplits", "The quantity is not there, or all of it.");
            results.Add(Made("FulfillmentOrderSplitResult", ("fulfillmentOrder", part), ("remainingFulfillmentOrder", taken)));
            Touched(taken);
        }

        return Done(context, ("fulfillmentOrderSplits", results));
    }

    /// <summary>Takes units out of a fulfilment order into one of their own; all of them are the fulfilment order itself. Null when they are not there.</summary>
    private ShopNode? Take(ShopNode part, object? lines)
    {
        var asked = Objects(lines).Select(l => (Line: part.Nodes("lineItems").Find(known => known.Id == l["id"] as string), Quantity: Convert.ToInt32(l["quantity"], CultureInfo.InvariantCulture))).ToList();
        if (asked.Exists(static a => a.Line is null || a.Quantity < 1 || a.Quantity > a.Line.Number("remainingQuantity")))
            return null;
        if (asked.Count == 0 || asked.Sum(static a => a.Quantity) == part.Nodes("lineItems").Sum(static l => l.Number("remainingQuantity")))
            return part;
        foreach (var (line, quantity) in asked)
        {
            line!["remainingQuantity"] = line.Number("remainingQuantity") - quantity;
            line["totalQuantity"] = line.Number("totalQuantity") - quantity;
        }

        Touch(part, _now);
        return AddFulfillmentOrder((ShopNode)part["order"]!, (ShopNode)part["location"]!, asked.Select(static a => ((ShopNode)a.Line!["lineItem"]!, a.Quantity)));
    }

    private ShopNode Cancel(IResolveFieldContext context)
    {
        if (Find(ShopifyGraph.Argument(context, "orderId") as string, "Order") is not { } order)
            return Refused(context, "NOT_FOUND", "orderId", "Order does not exist");
        if (order["cancelledAt"] is not null)
            return Refused(context, "INVALID", "orderId", "Order has already been cancelled");
        var job = Keep(new ShopNode("Job"), NextId("Job"));
        job["done"] = false;
        var reason = ShopifyGraph.Argument(context, "reason");
        world.Agenda.At(_now + Behaviours.CancellationTime, at =>
        {
            job["done"] = true;
            CallOff(order, reason, Actor.Seller, at);
        });
        return Done(context, ("job", job));
    }

    /// <summary>An order of which something has left is not called off.</summary>
    public void CallOff(ShopNode order, object? reason, Actor by, DateTimeOffset at)
    {
        if (order["cancelledAt"] is not null)
            return;
        if (order.Nodes("fulfillments").Exists(static f => f.Text("status") == "SUCCESS"))
        {
            if (Floor?.Has(order) == true)
                Floor.RefuseStop(order, by, at);
            return;
        }

        (order["cancelledAt"], order["cancelReason"], order["totalOutstandingSet"]) = (Instant(at), reason, 0m);
        order["currentTotalPriceSet"] = 0m;
        if (order.Text("displayFinancialStatus") == "PENDING")
            order["displayFinancialStatus"] = "VOIDED";
        foreach (var part in order.Nodes("fulfillmentOrders"))
            part["isClosed"] = true;
        Touch(order, at);
        if (Floor?.Has(order) == true)
        {
            Floor.Stop(order, by, at);
            return;
        }

        world.Events.Add(new OrderCancelled(at, by, ShopTrace.Number(order)));
        world.Events.Add(new OrderMoved(at, ShopTrace.Number(order), "CANCELED"));
    }

    private ShopNode Pay(IResolveFieldContext context, string? id, IDictionary<string, object?>? amount)
    {
        if (Find(id, "Order") is not { } order)
            return Refused(context, "ORDER_NOT_FOUND", "id", "Order does not exist");
        if (order["canMarkAsPaid"] is not true)
            return Refused(context, null, "id", "Order cannot be marked as paid.");
        if (amount is not null && !Behaviours.IsPlus)
            return Refused(context, null, "amount", "Partial payments are available on the Plus plan only.");
        var outstanding = order.Amount("totalOutstandingSet");
        var paid = amount is null ? outstanding : decimal.Parse((string)amount["amount"]!, CultureInfo.InvariantCulture);
        if (paid <= 0m || paid > outstanding)
            return Refused(context, null, "amount", "The amount is more than what is outstanding.");
        order["totalOutstandingSet"] = outstanding - paid;
        order["displayFinancialStatus"] = paid == outstanding ? "PAID" : "PARTIALLY_PAID";
        Touch(order, _now);
        return Done(context, ("order", order));
    }

    private ShopNode Create(IResolveFieldContext context)
    {
        var input = (IDictionary<string, object?>)ShopifyGraph.Argument(context, "order")!;
        var asked = Objects(Of(input, "lineItems")).ToList();
        if (asked.Count == 0)
            return Refused(context, "INVALID", "order.lineItems", "Line items can't be blank");
        if (asked.Exists(l => Convert.ToInt32(l["quantity"], CultureInfo.InvariantCulture) < 1))
            return Refused(context, "INVALID", "order.lineItems.quantity", "Quantity must be greater than 0");
        if (asked.Exists(l => Of(l, "variantId") is string id && Find(id, "ProductVariant") is null))
            return Refused(context, "INVALID", "order.lineItems.variantId", "Variant does not exist");
        if (Of(input, "processedAt") is string at && DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) > _now)
            return Refused(context, "PROCESSED_AT_INVALID", "order.processedAt", "Processed at must not be in the future");
        var lines = asked.ConvertAll(CreatedLine);
        var order = NewOrder(lines, Of(input, "financialStatus") as string == "PAID");
        foreach (var same in (string[])["sourceIdentifier", "sourceName", "poNumber", "note", "email", "processedAt"])
            order[same] = Of(input, same) ?? order[same];
        order["tags"] = Of(input, "tags") is IEnumerable<object?> all ? all.OfType<string>().ToList() : [];
        order["customAttributes"] = Attributes(Objects(Of(input, "customAttributes")).Select(static a => ((string)a["key"]!, a["value"] as string)));
        order["customer"] = (Of(input, "customer") as IDictionary<string, object?> is { } customer && Of(customer, "toAssociate") is IDictionary<string, object?> known) ? Find(Of(known, "id") as string, "Customer") : null;
        foreach (var place in (string[])["shippingAddress", "billingAddress"])
            order[place] = Of(input, place) is IDictionary<string, object?> address ? Address(address) : null;
        if (Objects(Of(input, "shippingLines")).FirstOrDefault() is { } delivery)
            AddDelivery(order, Price(delivery), order.Text("displayFinancialStatus") == "PAID", (string)delivery["title"]!, Of(delivery, "code") as string);
        foreach (var metafield in Objects(Of(input, "metafields")))
            SetMetafield(order, (string)metafield["namespace"]!, (string)metafield["key"]!, (string)metafield["type"]!, (string)metafield["value"]!, _now);
        var options = ShopifyGraph.Argument(context, "options") as IDictionary<string, object?> ?? new Dictionary<string, object?>();
        if ((Of(options, "inventoryBehaviour") as string ?? "BYPASS") != "BYPASS")
        {
            foreach (var line in lines.Where(static l => l["variant"] is not null))
                MoveAvailable(LevelOf((ShopNode)line["variant"]!, 1)!, -line.Number("quantity"), _now);
        }

        if (order.Text("sourceIdentifier").Length > 0)
            Floor?.Take(order, Of(options, "sendReceipt") is true || Of(options, "sendFulfillmentReceipt") is true, Actor.Seller, _now);
        return Done(context, ("order", order));

        ShopNode CreatedLine(IDictionary<string, object?> asked)
        {
            var variant = Find(Of(asked, "variantId") as string, "ProductVariant");
            var line = Line("LineItem", variant?.Text("sku") ?? Of(asked, "sku") as string ?? "UNKNOWN", Convert.ToInt32(asked["quantity"], CultureInfo.InvariantCulture), Price(asked), Price(asked), isOwn: false);
            (line["variant"], line["requiresShipping"]) = (variant, Of(asked, "requiresShipping") is true);
            line["customAttributes"] = Attributes(Objects(Of(asked, "properties")).Select(static p => ((string)p["name"]!, p["value"] as string)));
            if (Of(asked, "taxLines") is null && Of(asked, "taxable") is false)
                line["taxLines"] = new List<ShopNode>();
            return line;
        }

        static object? Of(IDictionary<string, object?> from, string name) => from.TryGetValue(name, out var value) ? value : null;

        static decimal Price(IDictionary<string, object?> line) =>
            decimal.Parse((string)((IDictionary<string, object?>)((IDictionary<string, object?>)line["priceSet"]!)["shopMoney"]!)["amount"]!, CultureInfo.InvariantCulture);

        static ShopNode Address(IDictionary<string, object?> given)
        {
            var address = Made("MailingAddress", ("countryCodeV2", Of(given, "countryCode")), ("province", null), ("name", $"{Of(given, "firstName")} {Of(given, "lastName")}".Trim()));
            foreach (var same in (string[])["firstName", "lastName", "company", "address1", "address2", "city", "provinceCode", "zip", "phone"])
                address[same] = Of(given, same);
            return address;
        }
    }

    /// <summary>Another app, or a person, puts the same order in once more.</summary>
    public ShopNode PutInAgain(ShopNode order, DateTimeOffset now)
    {
        _now = now;
        var again = NewOrder([.. order.Nodes("lineItems").Select(l =>
        {
            var line = Line("LineItem", l.Text("sku"), l.Number("quantity"), 0m, 0m, isOwn: false);
            (line["variant"], line["customAttributes"]) = (l["variant"], l["customAttributes"]);
            return line;
        })], isPaid: true);
        foreach (var same in (string[])["sourceIdentifier", "sourceName", "poNumber", "note", "processedAt", "customAttributes", "shippingAddress", "shippingLine"])
            again[same] = order[same];
        again["tags"] = new List<string>((List<string>)order["tags"]!);
        Floor?.Take(again, tellsShopper: false, Actor.Person, now);
        return again;
    }

    /// <summary>People mark goods as sent that are open in the order; null when not all of them are.</summary>
    public ShopNode? Fulfil(ShopNode order, IReadOnlyList<(ShopNode Line, int Quantity)> goods, string company, string number, DateTimeOffset now)
    {
        _now = now;
        var taken = new List<(ShopNode Part, ShopNode Line, int Quantity)>();
        foreach (var (line, quantity) in goods)
        {
            var part = order.Nodes("fulfillmentOrders").Find(p => p.Text("status") == "OPEN" && p.Nodes("lineItems").Exists(l => l["lineItem"] == line && l.Number("remainingQuantity") >= quantity));
            if (part is null)
                return null;
            taken.Add((part, part.Nodes("lineItems").Find(l => l["lineItem"] == line)!, quantity));
        }

        return Made(order, taken, [Made("FulfillmentTrackingInfo", ("company", company), ("number", number), ("url", null))]);
    }

    private ShopNode Made(ShopNode order, List<(ShopNode Part, ShopNode Line, int Quantity)> taken, List<ShopNode> tracking)
    {
        var made = Keep(new ShopNode("Fulfillment"), NextId("Fulfillment"));
        (made["name"], made["status"], made["displayStatus"]) = ($"{order.Text("name")}-F{order.Nodes("fulfillments").Count + 1}", "SUCCESS", "FULFILLED");
        made["createdAt"] = made["updatedAt"] = Instant(_now);
        (made["location"], made["order"]) = (taken[0].Part["location"], order);
        made["trackingInfo"] = tracking;
        foreach (var (part, line, quantity) in taken)
        {
            line["remainingQuantity"] = line.Number("remainingQuantity") - quantity;
            Touch(part, _now);
            var gone = Keep(new ShopNode("FulfillmentLineItem"), NextId("FulfillmentLineItem"));
            (gone["quantity"], gone["lineItem"], gone["from"]) = (quantity, line["lineItem"], line);
            made.Nodes("fulfillmentLineItems").Add(gone);
        }

        order.Nodes("fulfillments").Add(made);
        Touch(order, _now);
        return made;
    }

    private ShopNode CreateTerms(IResolveFieldContext context)
    {
        var input = (IDictionary<string, object?>)ShopifyGraph.Argument(context, "paymentTermsAttributes")!;
        if (Find(ShopifyGraph.Argument(context, "referenceId") as string, "Order") is not { } order || Find(input["paymentTermsTemplateId"] as string, "PaymentTermsTemplate") is not { } template || order["paymentTerms"] is not null)
            return Refused(context, "PAYMENT_TERMS_CREATION_UNSUCCESSFUL", "referenceId", "Payment terms could not be created");
        order["paymentTerms"] = Terms(template.Text("paymentTermsType"), (int?)template["dueInDays"]);
        Touch(order, _now);
        return Done(context, ("paymentTerms", order["paymentTerms"]));
    }

    private ShopNode UpdateTerms(IResolveFieldContext context)
    {
        var input = (IDictionary<string, object?>)ShopifyGraph.Argument(context, "input")!;
        var asked = (IDictionary<string, object?>)input["paymentTermsAttributes"]!;
        if (Find(input["paymentTermsId"] as string, "PaymentTerms") is not { } terms || Find(asked["paymentTermsTemplateId"] as string, "PaymentTermsTemplate") is not { } template)
            return Refused(context, "PAYMENT_TERMS_UPDATE_UNSUCCESSFUL", "input", "Payment terms could not be updated");
        (terms["paymentTermsName"], terms["paymentTermsType"], terms["dueInDays"]) = (template["name"], template["paymentTermsType"], template["dueInDays"]);
        return Done(context, ("paymentTerms", terms));
    }

    private ShopNode DeleteTerms(IResolveFieldContext context)
    {
        var id = ((IDictionary<string, object?>)ShopifyGraph.Argument(context, "input")!)["paymentTermsId"] as string;
        if (_all.Values.FirstOrDefault(n => n.Type == "Order" && n["paymentTerms"] is ShopNode terms && terms.Id == id) is not { } order)
            return Refused(context, "PAYMENT_TERMS_DELETE_UNSUCCESSFUL", "input", "Payment terms could not be deleted");
        order["paymentTerms"] = null;
        Touch(order, _now);
        return Done(context, ("deletedId", id));
    }

    private ShopNode Tag(IResolveFieldContext context)
    {
        if (Find(Id(context), null) is not { } node || node["tags"] is not List<string> tags)
            return Refused(context, null, "id", "Resource does not exist");
        tags.AddRange(((IEnumerable<object?>)ShopifyGraph.Argument(context, "tags")!).OfType<string>().Where(tag => !tags.Contains(tag, StringComparer.OrdinalIgnoreCase)).ToList());
        if (node["updatedAt"] is not null)
            Touch(node, _now);
        return Done(context, ("node", node));
    }

    private ShopNode SetMetafields(IResolveFieldContext context)
    {
        var asked = Objects(ShopifyGraph.Argument(context, "metafields")).ToList();
        foreach (var one in asked)
        {
            if (Find(one["ownerId"] as string, null) is not { } owner)
                return Refused(context, "INVALID", "metafields.ownerId", "Owner does not exist");
            var present = Metafield(owner, one)?.Text("compareDigest");
            if (one.TryGetValue("compareDigest", out var digest) && digest as string != present)
                return Refused(context, "STALE_OBJECT", "metafields.compareDigest", "The resource has been updated since it was loaded.");
        }

        foreach (var one in asked)
            SetMetafield(Find(one["ownerId"] as string, null)!, (string)one["namespace"]!, (string)one["key"]!, (string)one["type"]!, (string)one["value"]!, _now);
        return Done(context, ("metafields", asked.Select(one => Metafield(Find(one["ownerId"] as string, null)!, one)!).ToList()));

        static ShopNode? Metafield(ShopNode owner, IDictionary<string, object?> one) =>
            owner.Nodes("metafields").Find(m => m.Text("namespace") == one["namespace"] as string && m.Text("key") == one["key"] as string);
    }

    private ShopNode SetStock(IResolveFieldContext context)
    {
        var input = (IDictionary<string, object?>)ShopifyGraph.Argument(context, "input")!;
        var changes = new List<(ShopNode Level, int Quantity)>();
        foreach (var asked in Objects(input["quantities"]))
        {
            if (!asked.TryGetValue("changeFromQuantity", out var from))
                return Refused(context, "COMPARE_QUANTITY_REQUIRED", "input.quantities", "changeFromQuantity has to be said.");
            if (Find(asked["inventoryItemId"] as string, "InventoryItem") is not { } item)
                return Refused(context, "INVALID_INVENTORY_ITEM", "input.quantities", "The inventory item does not exist.");
            if (item.Nodes("inventoryLevels").Find(l => ((ShopNode)l["location"]!).Id == asked["locationId"] as string) is not { } level)
                return Refused(context, "INVALID_LOCATION", "input.quantities", "The location does not exist.");
            if (from is not null && Convert.ToInt32(from, CultureInfo.InvariantCulture) != level.Number("available"))
                return Refused(context, "CHANGE_FROM_QUANTITY_STALE", "input.quantities", "The quantity has changed.");
            changes.Add((level, Convert.ToInt32(asked["quantity"], CultureInfo.InvariantCulture)));
        }

        foreach (var (level, quantity) in changes)
        {
            level["available"] = quantity;
            Touch(level, _now);
        }

        return Done(context, ("inventoryAdjustmentGroup", Made("InventoryAdjustmentGroup", ("id", NextId("InventoryAdjustmentGroup")), ("reason", input["reason"]))));
    }

    private ShopNode Subscribe(IResolveFieldContext context)
    {
        var input = (IDictionary<string, object?>)ShopifyGraph.Argument(context, "webhookSubscription")!;
        var topic = ShopifyGraph.Argument(context, "topic") as string;
        if (_all.Values.Any(n => n.Type == "WebhookSubscription" && n.Text("topic") == topic && n.Text("uri") == input["uri"] as string))
            return Refused(context, null, "webhookSubscription.uri", "Address for this topic has already been taken");
        var made = Keep(new ShopNode("WebhookSubscription"), NextId("WebhookSubscription"));
        (made["topic"], made["uri"], made["filter"]) = (topic, input["uri"], input.TryGetValue("filter", out var filter) ? filter : null);
        Touch(made, _now);
        return Done(context, ("webhookSubscription", made));
    }

    private ShopNode Unsubscribe(IResolveFieldContext context)
    {
        if (Find(Id(context), "WebhookSubscription") is not { } webhook)
            return Refused(context, null, "id", "Webhook subscription does not exist");
        _all.Remove(webhook.Id);
        return Done(context, ("deletedWebhookSubscriptionId", webhook.Id));
    }

    private ShopNode StartBulk(IResolveFieldContext context)
    {
        if (_all.Values.Any(static n => n.Type == "BulkOperation" && n.Text("status") is "CREATED" or "RUNNING"))
            return Refused(context, "OPERATION_IN_PROGRESS", "query", "A bulk query operation for this app and shop is already in progress");
        var query = (string)ShopifyGraph.Argument(context, "query")!;
        var bulk = Keep(new ShopNode("BulkOperation"), NextId("BulkOperation"));
        (bulk["status"], bulk["createdAt"], bulk["objectCount"]) = ("CREATED", Instant(_now), "0");
        world.Agenda.At(_now + Behaviours.BulkTime, at =>
        {
            var result = Graph.Execute(query, new Dictionary<string, object?>());
            bulk["completedAt"] = Instant(at);
            if (result.Errors is { Count: > 0 } || result.Data is not RootExecutionNode root)
            {
                (bulk["status"], bulk["errorCode"]) = ("FAILED", "INTERNAL_SERVER_ERROR");
                return;
            }

            var lines = new StringBuilder();
            var count = Emit(root.ToValue(), null, lines);
            (bulk["status"], bulk["objectCount"]) = ("COMPLETED", count.ToString(CultureInfo.InvariantCulture));
            if (count == 0)
                return;
            var file = $"{bulk.Id[(bulk.Id.LastIndexOf('/') + 1)..]}.jsonl";
            Files[file] = Encoding.UTF8.GetBytes(lines.ToString());
            bulk["url"] = new Uri(Address!, $"bulk/{file}").AbsoluteUri;
        });
        return Done(context, ("bulkOperation", bulk));
    }

    /// <summary>One object a line, children after their parent with its id.</summary>
    private static int Emit(object? value, string? parent, StringBuilder lines)
    {
        var count = 0;
        foreach (var (_, member) in Members(value))
        {
            if (Members(member).FirstOrDefault(static m => m.Key == "edges").Value is not IEnumerable<object?> edges)
                continue;
            foreach (var edge in edges)
            {
                var node = Members(edge).First(static m => m.Key == "node").Value;
                var own = Members(node).Where(static m => !Members(m.Value).Any(static inner => inner.Key == "edges")).ToDictionary(static m => m.Key, static m => m.Value, StringComparer.Ordinal);
                if (parent is not null)
                    own["__parentId"] = parent;
                using var buffer = new MemoryStream();
                using (var writer = new Utf8JsonWriter(buffer))
                    ShopifyGraph.Write(writer, own);
                lines.Append(Encoding.UTF8.GetString(buffer.ToArray())).Append('\n');
                count += 1 + Emit(node, own.GetValueOrDefault("id") as string, lines);
            }
        }

        return count;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Members(object? value) => value as IEnumerable<KeyValuePair<string, object?>> ?? [];

    private static List<ShopNode> Tracking(IDictionary<string, object?>? input)
    {
        if (input is null)
            return [];
        var numbers = input.TryGetValue("numbers", out var all) && all is IEnumerable<object?> many ? many.OfType<string>().ToList() : input.TryGetValue("number", out var one) && one is string number ? [number] : [];
        var urls = input.TryGetValue("urls", out var links) && links is IEnumerable<object?> some ? some.OfType<string>().ToList() : [];
        return [.. numbers.Select((n, i) => Made("FulfillmentTrackingInfo", ("company", input.TryGetValue("company", out var company) ? company : null), ("number", n), ("url", i < urls.Count ? urls[i] : null)))];
    }

    private void Touched(ShopNode part)
    {
        Touch(part, _now);
        Touch((ShopNode)part["order"]!, _now);
    }

    private static string? Id(IResolveFieldContext context) => ShopifyGraph.Argument(context, "id") as string;

    private static IEnumerable<IDictionary<string, object?>> Objects(object? list) => list is IEnumerable<object?> items ? items.OfType<IDictionary<string, object?>>() : [];

    private static ShopNode Payload(IResolveFieldContext context) => new(context.FieldDefinition.ResolvedType!.GetNamedType().Name);

    private static ShopNode Done(IResolveFieldContext context, params (string Name, object? Value)[] values)
    {
        var payload = Payload(context);
        foreach (var (name, value) in values)
            payload[name] = value;
        payload.Nodes("userErrors");
        payload.Nodes("orderCancelUserErrors");
        return payload;
    }

    private static ShopNode Refused(IResolveFieldContext context, string? code, string field, string message)
    {
        var payload = Done(context);
        var type = (IObjectGraphType)context.FieldDefinition.ResolvedType!.GetNamedType();
        var list = type.Fields.First(static f => f.Name is "userErrors" or "orderCancelUserErrors");
        var error = new ShopNode(list.ResolvedType!.GetNamedType().Name);
        (error["code"], error["field"], error["message"]) = (code, field.Split('.').ToList(), message);
        payload.Nodes(list.Name).Add(error);
        return payload;
    }

    private static string Described(object? value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            ShopifyGraph.Write(writer, value);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
