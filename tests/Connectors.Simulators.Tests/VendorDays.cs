using System.Text.Json;
using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Internal;
using Connectors.Simulators.ShipBob;

namespace Connectors.Simulators.Tests;

/// <summary>Days of an ERP and a warehouse with whatever a seller may send them, and everything they answered.</summary>
internal static class VendorDays
{
    private static readonly string[] Skus = ["PNT-WHT-MAT-5L", "BRS-SYN-50", "TAP-KIT-CHR", "JIG-650W", "SIL-CLR-310", "LED-GU10-5W", "VLV-ISO-15", "GLV-GDN-M"];

    /// <summary>The ERP's answers, each with the name of its entity set: single rows of lists.</summary>
    public static async Task<List<(string Set, JsonElement Row)>> ErpAsync(int seed, BusinessCentralBehaviours behaviours)
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Seed = seed, BusinessCentral = behaviours });
        var rows = new List<(string, JsonElement)>();
        for (var hour = 0; hour < 36; hour += 3)
        {
            world.ForgetToken();
            for (var i = 0; i < 2; i++)
                await SellAsync(world, seed, hour + i);
            world.World.KeyErpJournalLine($"J{hour.Text()}", "60100", 12.5m);
            world.World.KeyErpJournalLine($"J{hour.Text()}", "60300", -12.5m);
            if (rows.FindLast(static r => r.Item1 == "salesInvoices").Item2 is { ValueKind: JsonValueKind.Object } invoice)
                await CreditAsync(invoice.GetProperty("id").GetString()!);
            world.World.AddErpSubscription(new Uri($"https://somebody.example/news/{hour.Text()}"), "salesOrders", $"theirs of hour {hour.Text()}");
            foreach (var (set, query) in Questions().Append(("subscriptions", new Uri(world.World.BusinessCentralAddress, "subscriptions").AbsoluteUri)))
                await ReadAsync(set, query);
            foreach (var journal in rows.Where(static r => r.Item1 == "journals").Select(static r => r.Item2.GetProperty("id").GetGuid()).Distinct().ToList())
                await ReadAsync("journalLines", $"journals({journal:D})/journalLines");
            world.World.PostErpJournal();
            world.Clock.Advance(TimeSpan.FromHours(3));
        }

        return rows;

        static (string, string)[] Questions() =>
        [
            ("companies", "companies"), ("customers", "customers?$expand=customerFinancialDetail"), ("items", "items"), ("salesOrders", "salesOrders?$expand=salesOrderLines"),
            ("salesInvoices", "salesInvoices?$expand=salesInvoiceLines"), ("salesShipments", "salesShipments?$expand=salesShipmentLines"),
            ("salesCreditMemos", "salesCreditMemos?$expand=salesCreditMemoLines"), ("itemLedgerEntries", "itemLedgerEntries"), ("generalLedgerSetup", "generalLedgerSetup"),
            ("accounts", "accounts"), ("journals", "journals"), ("generalLedgerEntries", "generalLedgerEntries"),
        ];

        // A draft of what was sold, and now and then one that is posted.
        async Task CreditAsync(string invoice)
        {
            await PatientlyAsync(world, "POST", $"salesInvoices({invoice})/Microsoft.NAV.makeCorrectiveCreditMemo");
            if (rows.FindLast(static r => r.Item1 == "salesCreditMemos").Item2 is { ValueKind: JsonValueKind.Object } memo)
                await PatientlyAsync(world, "POST", $"salesCreditMemos({memo.GetProperty("id").GetString()})/Microsoft.NAV.post");
        }

        async Task ReadAsync(string set, string? query)
        {
            while (query is not null)
            {
                var answer = await PatientlyAsync(world, "GET", query);
                if (answer.Status != 200)
                    return;
                rows.AddRange(answer.Json.GetProperty("value").EnumerateArray().Select(r => (set, r)));
                query = answer.Json.TryGetProperty("@odata.nextLink", out var next) ? next.GetString() : null;
            }
        }
    }

    /// <summary>The warehouse's answers, each with the name of its route.</summary>
    public static async Task<List<(string Route, JsonElement Answer)>> WarehouseAsync(int seed, ShipBobBehaviours behaviours)
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Seed = seed, ShipBob = behaviours, CallLimits = CallLimitMode.Off });
        world.World.SetStock("VLV-ISO-15", 1);
        var answers = new List<(string, JsonElement)>();
        JsonElement? earlier = null;
        for (var hour = 0; hour < 96; hour += 4)
        {
            var made = hour < 48 ? await AskAsync("POST order", "POST", "order", WarehouseOrder(seed, hour)) : null;
            if (made is { } order && hour % 12 == 8)
                await AskAsync("POST cancel", "POST", $"order/{order.GetProperty("id").GetInt64()}:cancel");
            else if (earlier is { } partly && hour % 12 == 4)
                await AskAsync("POST cancel", "POST", $"order/{partly.GetProperty("id").GetInt64()}:cancel");
            earlier = made;
            var listed = await AskAsync("GET order", "GET", "order?Limit=250");
            foreach (var route in (string[])["channel", "inventory-level", "inventory-level/locations", "product", "location", "fulfillment-center"])
                await AskAsync("GET " + route, "GET", $"{route}?PageSize=9&Cursor={(hour % 3 * 9).Text()}");
            var shipments = listed!.Value.EnumerateArray().SelectMany(static o => o.GetProperty("shipments").EnumerateArray()).Where(static s => s.GetProperty("id").GetInt64() % 3 == 0);
            await AskAsync("POST upload", "POST", "shipment:batchUpdateTrackingUpload",
                $$"""{"is_tracking_uploaded":true,"shipment_ids":[{{string.Join(',', shipments.Select(static s => s.GetProperty("id").GetInt64()).Concat(hour % 8 == 0 ? [1] : []))}}]}""");
            world.Clock.Advance(TimeSpan.FromHours(4));
        }

        return answers;

        async Task<JsonElement?> AskAsync(string name, string method, string path, string? body = null)
        {
            var answer = await world.ShipBobAsync(method, path, body);
            if (answer.Status is not (200 or 201))
                return null;
            answers.Add((name, answer.Json));
            return answer.Json;
        }
    }

    /// <summary>What the warehouse does not do, each with its method, its route in the contract and the answer.</summary>
    public static async Task<List<(string Method, string Route, Answer Answer)>> WarehouseRefusalsAsync()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, CallLimits = CallLimitMode.Off, ShortestDispatchDelay = TimeSpan.FromHours(1), LongestDispatchDelay = TimeSpan.FromHours(2) });
        var made = (await world.SubmitAsync("bq:1-A")).Json.GetProperty("id").GetInt64();
        world.Clock.Advance(TimeSpan.FromHours(8));
        var answers = new List<(string, string, Answer)>();
        async Task AskAsync(string method, string route, string path, string? body = null, string? token = null) => answers.Add((method, route, await world.ShipBobAsync(method, path, body, token)));
        await AskAsync("GET", "order", "order?Limit=0");
        await AskAsync("GET", "product", "product?PageSize=251");
        await AskAsync("POST", "order", "order", "{}");
        await AskAsync("POST", "order", "order", TestWorld.WarehouseOrder("bq:1-A", "PNT-WHT-MAT-5L", 1));
        await AskAsync("POST", "order", "order", TestWorld.WarehouseOrder("bq:2-A", "PNT-WHT-MAT-5L", 0));
        await AskAsync("GET", "order/{orderId}", "order/1");
        await AskAsync("POST", "order/{orderId}:cancel", "order/1:cancel");
        await AskAsync("POST", "order/{orderId}:cancel", $"order/{made.Text()}:cancel");
        await AskAsync("POST", "shipment:batchUpdateTrackingUpload", "shipment:batchUpdateTrackingUpload", "none");
        foreach (var route in (string[])["channel", "order", "inventory-level", "inventory-level/locations", "location", "fulfillment-center"])
        {
            await AskAsync("GET", route, route, token: "another");
            using var request = new HttpRequestMessage(HttpMethod.Get, world.World.ShipBobAddress.AbsoluteUri + route);
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {world.World.ShipBobToken}");
            request.Headers.TryAddWithoutValidation("shipbob_channel_id", "1");
            answers.Add(("GET", route, await world.SendAsync(request)));
        }

        return answers;
    }

    private static async Task SellAsync(TestWorld world, int seed, int number)
    {
        var dice = Dice.For(seed, "sales", number.Text());
        var shopper = Shopper.Make(ref dice);
        var (sku, other) = (dice.Pick<string>(Skus), dice.Pick<string>(Skus));
        var body = $$"""
            {"customerNumber":"C-BQ-UK","externalDocumentNumber":"bq:{{dice.Digits(8)}}-A","orderDate":"2026-03-0{{dice.Between(1, 9).Text()}}","postingDate":"2026-03-0{{dice.Between(1, 9).Text()}}",
             "currencyCode":"{{(dice.Chance(0.3m) ? "EUR" : "GBP")}}","pricesIncludeTax":{{(dice.Chance(0.7m) ? "true" : "false")}},
             "shipToName":"{{shopper.FirstName}} {{shopper.LastName}}","shipToContact":"{{(dice.Chance(0.3m) ? shopper.LastName : "")}}","shipToAddressLine1":"{{shopper.Street1}}",
             "shipToAddressLine2":"{{shopper.Street2}}","shipToCity":"{{shopper.City}}","shipToState":"{{shopper.County}}","shipToPostCode":"{{shopper.PostCode}}",
             "shipToCountry":"{{(dice.Chance(0.2m) ? "IE" : "GB")}}","phoneNumber":"{{(dice.Chance(0.8m) ? shopper.Phone : "")}}","email":"shopper{{dice.Digits(4)}}@mail.example",
             "shortcutDimension1Code":"{{(dice.Chance(0.5m) ? "SALES" : "")}}","shortcutDimension2Code":"{{(dice.Chance(0.5m) ? "MARKET" : "")}}",
             {{(dice.Chance(0.3m) ? "\"billToCustomerNumber\":\"C-BLOCKED\"," : "")}}{{(dice.Chance(0.3m) ? "\"requestedDeliveryDate\":\"2026-03-09\"," : "")}}{{(dice.Chance(0.3m) ? "\"discountAmount\":1.5," : "")}}
             "partialShipping":{{(dice.Chance(0.8m) ? "true" : "false")}},
             "salesOrderLines":[
               {"lineType":"Item","lineObjectNumber":"{{sku}}","quantity":{{dice.Between(1, 5).Text()}},"unitPrice":{{dice.Between(100, 9000).Text()}}.5,"discountAmount":{{(dice.Chance(0.3m) ? "1" : "0")}},
                "description2":"{{(dice.Chance(0.5m) ? "as ordered" : "")}}","shipmentDate":"2026-03-1{{dice.Below(10).Text()}}"},
               {"lineType":"Item","lineObjectNumber":"{{other}}","quantity":{{dice.Between(1, 3).Text()}},"unitPrice":12.25,"taxCode":"{{(dice.Chance(0.3m) ? "ZERO" : "VAT20")}}",
                "itemVariantId":"{{(dice.Chance(0.2m) ? dice.Id() : Guid.Empty)}}"},
               {"lineType":"Account","lineObjectNumber":"40100","quantity":1,"unitPrice":4.95},
               {"lineType":"Comment","description":"Order {{number.Text()}}"}]}
            """;
        var created = await PatientlyAsync(world, "POST", "salesOrders?$expand=salesOrderLines", body);
        if (created.Status != 201)
            return;
        var path = $"salesOrders({created.Json.GetProperty("id").GetString()})";
        if (number % 3 != 0)
            return;
        var line = created.Json.GetProperty("salesOrderLines");
        if (line.ValueKind == JsonValueKind.Array && line[0].GetProperty("quantity").GetDecimal() > 1m)
            await PatientlyAsync(world, "PATCH", $"salesOrderLines({line[0].GetProperty("id").GetString()})", """{"shipQuantity":1}""", "*");
        await PatientlyAsync(world, "POST", path + "/Microsoft.NAV.shipAndInvoice");
    }

    /// <summary>Asks a few times, as long as the service is not itself.</summary>
    private static async Task<Answer> PatientlyAsync(TestWorld world, string method, string path, string? body = null, string? ifMatch = null)
    {
        for (var tries = 0; ; tries++)
        {
            if (await world.TrySignInAsync())
            {
                var answer = await world.ErpAsync(method, path, body, ifMatch);
                if (answer.Status < 300 || tries == 10)
                    return answer;
            }

            if (tries == 10)
                return new Answer(503, string.Empty, new Dictionary<string, string>());
        }
    }

    private static string WarehouseOrder(int seed, int number)
    {
        var dice = Dice.For(seed, "fulfilment", number.Text());
        var shopper = Shopper.Make(ref dice);
        var isTrade = dice.Chance(0.3m);
        string Line(int at) => $$"""
            {"reference_id":"{{Skus[(number + at) % Skus.Length]}}","name":"Item","quantity":{{dice.Between(1, 15).Text()}},"external_line_id":{{at.Text()}},"unit_price":{{dice.Between(1, 90).Text()}}.5,
             "quantity_unit_of_measure_code":"{{(isTrade && at == 2 ? "CS" : "EA")}}"}
            """;
        return $$"""
            {"reference_id":"bq:{{seed.Text()}}{{number.Text()}}-A","order_number":"{{(dice.Chance(0.5m) ? "A" : "B")}}{{number.Text()}}","type":"{{(isTrade ? "B2B" : "DTC")}}",
             "shipping_method":"{{(dice.Chance(0.7m) ? "Standard" : "Express")}}","purchase_date":"2026-03-02T07:{{dice.Between(10, 59).Text()}}:00Z",
             "gift_message":{{(dice.Chance(0.3m) ? "\"Many happy returns\"" : "null")}},"financials":{"total_price":{{dice.Between(5, 500).Text()}}},
             "shipping_terms":{{(dice.Chance(0.5m) ? "{\"carrier_type\":\"Parcel\",\"payment_term\":\"Prepaid\"}" : "{\"carrier_type\":\"Freight\",\"payment_term\":\"Collect\"}")}},
             "tags":[{"name":"tag{{dice.Below(3).Text()}}","value":"{{number.Text()}}"}],
             {{(isTrade ? $"\"retailer_program_data\":{{\"purchase_order_number\":\"PO{dice.Digits(5)}\",\"retailer_program_type\":\"{(dice.Chance(0.5m) ? "DIY" : "TRADE")}\"}}," : "")}}
             "recipient":{"name":"{{shopper.FirstName}} {{shopper.LastName}}","email":{{(dice.Chance(0.5m) ? $"\"s{dice.Digits(3)}@mail.example\"" : "null")}},"phone_number":"{{shopper.Phone}}",
              "address":{"address1":"{{shopper.Street1}}","address2":{{(shopper.Street2 is { } two ? $"\"{two}\"" : "null")}},"company_name":{{(isTrade ? $"\"{shopper.LastName} Ltd\"" : "null")}},
               "city":"{{shopper.City}}","state":"{{shopper.County}}","country":"{{(dice.Chance(0.2m) ? "IE" : "GB")}}","zip_code":"{{shopper.PostCode}}"} },
             "products":[{{Line(1)}},{{Line(2)}}]}
            """;
    }
}
