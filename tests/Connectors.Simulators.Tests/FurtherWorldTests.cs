using System.Text.Json.Nodes;
using static Connectors.Simulators.Tests.Scene;

namespace Connectors.Simulators.Tests;

/// <summary>Worlds of a second stranger, who had read the judge and looked for what it does not look at.</summary>
public sealed class FurtherWorldTests
{
    private static readonly SimulationOptions SlowWarehouse = Day with { ShortestDispatchDelay = TimeSpan.FromHours(60), LongestDispatchDelay = TimeSpan.FromHours(61) };
    private static readonly SimulationOptions Returns = Day with { ReturnShare = 1m };
    private static readonly SimulationOptions Parts = Day with { PartialAcceptance = true };

    public static TheoryData<string> WrongIds => [.. Wrong.Keys];

    public static TheoryData<string> RightIds => [.. Right.Keys];

    private static Dictionary<string, Scene> Wrong { get; } = new(StringComparer.Ordinal)
    {
        // Goods.
        ["a person ships it himself and the program sends it again"] = new("warehouse-too-much", static async w =>
        {
            var id = await w.ClearAsync(Order() with { Mirakl = new() { PersonShips = 1m } });
            await w.Seller.BookAsync(id);
            w.Pass(7);
            await w.Seller.AskAsync(id, static a => a["products"] = Goods(3));
            w.Pass(8);
        }),
        ["the warehouse's people change the flat, and the program had written another post code"] = new("warehouse-address", static async w =>
        {
            var id = await w.ClearAsync(Order(1) with { ShipBob = new() { EditedByPeople = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id, static a => To(a)["zip_code"] = "ZZ9 9ZZ");
            await w.SendAsync(12);
        }),
        ["the warehouse's people change the flat of a second order for the same goods"] = new("sent-too-much", static async w =>
        {
            var id = await w.ClearAsync(Order(1) with { ShipBob = new() { EditedByPeople = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.Seller.AskAsync(id, static a => Part(a, 1, 2));
            await w.SendAsync(12, tells: false);
        }),
        ["stopped by people, asked anew and stopped by the program"] = new("waits-warehouse-order", static async w =>
        {
            var id = await w.ClearAsync(Order() with { ShipBob = new() { CancelledByPeople = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            w.Pass(3);
            var again = await w.World.ShipBobAsync("GET", $"order?ReferenceIds=bq:{id}");
            Assert.Equal("Cancelled", again.Json[0].GetProperty("status").GetString());
            await w.CancelAsync(await w.Seller.AskAsync(id, static a => Part(a, 3, 2)));
        }, SlowWarehouse),
        ["deleted by people, booked anew and deleted by the program"] = new("waits-erp-order", static async w =>
        {
            var id = await w.ClearAsync(Order() with { BusinessCentral = new() { DeletedByPeople = 1m } });
            await w.Seller.BookAsync(id);
            w.Pass(3);
            await w.DeleteAsync(await w.Seller.BookAsync(id));
        }),
        ["two parcels, one by a carrier that nobody knows, neither told"] = new("waits-confirm", static async w =>
        {
            var id = await w.ClearAsync(Order(4) with { Parcels = 2 });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            for (var i = 0; i < 100 && (await w.World.ShipBobAsync("GET", "order?HasTracking=true")).Json.GetArrayLength() == 0; i++)
                w.World.Clock.Advance(TimeSpan.FromMinutes(5));
            w.World.World.SetCarrierText(id, "Pigeon Post");
            w.Pass(30);
        }),
        ["another customer is blocked and nothing is booked"] = new("waits-erp-order", static async w =>
        {
            w.World.World.SetCustomerBlocked("C-BLOCKED", "All");
            await w.ClearAsync();
        }),
        ["a refused line is sent beside the accepted one"] = new("warehouse-too-much", static async w =>
        {
            var id = w.World.Arrive(TwoLines());
            await w.DecideAsync(id, true, false);
            w.Pass(1);
            await w.Seller.BookAsync(id, static b => KeepFirst(Lines(b)));
            await w.Seller.AskAsync(id, static a => a["products"] = new JsonArray(Product("PNT-WHT-MAT-5L", 2), Product("PNT-MAG-SLK-25", 1)));
            await w.SendAsync(tells: false);
        }, Parts, new LedgerClaims { Holds = [], GivenUp = ["partly"] }),
        ["a case less of two"] = new("waits-warehouse-order", static async w => await w.OneAsync(Order(2, PaintCase), ask: static a => a["products"]![0]!["quantity"] = 4)),
        ["a line cancelled before the debit is sent"] = new("warehouse-too-much", static async w =>
        {
            var id = w.World.Arrive(TwoLines());
            await w.World.AcceptAsync(id);
            await w.CancelLineAsync(id, 2, 1, 16.99m, 0m);
            w.Pass(1);
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id, static a => a["products"] = new JsonArray(Product("PNT-WHT-MAT-5L", 2), Product("PNT-MAG-SLK-25", 1)));
            await w.SendAsync(tells: false);
        }, Claims: new LedgerClaims { GivenUp = null }),
        ["asked for in cases by the unit of measure"] = new("warehouse-unit", static async w => await w.OneAsync(ask: static a => a["products"]![0]!["quantity_unit_of_measure_code"] = "CS")),
        ["a company's goods without the company"] = new("warehouse-address", static async w =>
            await w.OneAsync(Order() with { Mirakl = new() { Companies = 1m } }, ask: static a => To(a)["company_name"] = null)),
        ["a case booked as the same number of singles at the price of the cases"] = new("sales-goods", static async w => await w.OneAsync(Order(2, PaintCase), static b => Line(b)["unitOfMeasureCode"] = "PCS")),

        ["a consumer's goods sent as goods for the trade"] = new("warehouse-terms", static async w => await w.OneAsync(ask: static a => a["type"] = "B2B")),
        ["the buyer pays the driver"] = new("warehouse-terms", static async w => await w.OneAsync(ask: static a =>
            a["shipping_terms"] = new JsonObject { ["carrier_type"] = "Parcel", ["payment_term"] = "Collect" })),
        ["a piece fewer left, and all are told"] = new("confirmed-too-much", static async w =>
            await w.OneAsync(Order() with { ShipBob = new() { ShortShipments = 1m } }, tell: static t => t["shipment_lines"]![0]!["quantity"] = 3)),
        ["two centres, and one parcel told"] = new("waits-confirm", static async w =>
        {
            var id = await w.ClearAsync(Order(4) with { ShipBob = new() { TwoCentres = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.TellWhenLabelledAsync();
            w.Pass(20);
        }),
        ["asked before the address was there"] = new("warehouse-address", static async w =>
        {
            var id = await w.World.ClearAsync(Order() with { AddressLag = TimeSpan.FromHours(2) });
            await w.Seller.AskAsync(id);
            w.Pass(2);
            await w.Seller.BookAsync(id);
            await w.SendAsync();
        }),
        ["the warehouse away for an hour and asked two days later"] = new("asked-late", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            w.World.World.SetWarehouseDown(true);
            w.Pass(1);
            w.World.World.SetWarehouseDown(false);
            w.Pass(40);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),

        // Kits.
        ["the kit itself asked for"] = new("warehouse-product", static async w => await w.OneAsync(Order(1, RoomKit), ask: static a => a["products"] = new JsonArray(Product("KIT-ROOM-WHT", 1)), tells: false)),
        ["a part of the kit left out"] = new("waits-warehouse-order", static async w => await w.OneAsync(Order(2, RoomKit), ask: static a => ((JsonArray)a["products"]!).RemoveAt(2), tells: false)),
        ["one roll of tape for each kit of two"] = new("waits-warehouse-order", static async w => await w.OneAsync(Order(2, RoomKit), ask: static a => a["products"]![2]!["quantity"] = 2, tells: false)),
        ["a part of the kit asked for again"] = new("warehouse-too-much", static async w =>
        {
            var id = await w.ClearAsync(Order(1, RoomKit));
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.Seller.AskAsync(id, static a => { KeepFirst((JsonArray)a["products"]!); Part(a, 1, 2); });
            await w.SendAsync(tells: false);
        }),
        ["another paint in the kit"] = new("warehouse-too-much", static async w => await w.OneAsync(Order(1, RoomKit), ask: static a => a["products"]![0]!["reference_id"] = "PNT-MAG-SLK-25", tells: false)),
        ["the kit booked as its parts"] = new("sales-goods", static async w => await w.OneAsync(Order(1, RoomKit), static b =>
            (Line(b)["lineObjectNumber"], Line(b)["unitPrice"]) = ("PNT-WHT-MAT-5L", 34.50m))),
        ["a kit told before its last part left"] = new("confirmed-too-much", static async w =>
        {
            var id = await w.ClearAsync(Order(1, RoomKit) with { Parcels = 3 });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.TellWhenLabelledAsync();
            await w.World.ConfirmAsync(id, 1, await w.World.TrackingAsync($"bq:{id}"));
        }),

        // Money.
        ["a return refused and paid all the same"] = new("refund-unmeant", static async w =>
        {
            var id = await w.OneAsync();
            w.Pass(96);
            await w.AnswerReturnAsync(id, false);
            await w.RefundAsync(id, 1, 22.50m);
        }, Returns),
        ["each line in a sales order of its own"] = new("sales-doubled", static async w =>
        {
            var id = await w.ClearAsync(TwoLines());
            await w.Seller.BookAsync(id, static b => Lines(b).RemoveAt(1));
            await w.Seller.BookAsync(id, static b => Lines(b).RemoveAt(0));
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["two orders in one sales order"] = new("waits-erp-order", static async w =>
        {
            var (one, other) = (await w.ClearAsync(), await w.ClearAsync());
            await w.Seller.BookAsync(one, static b => Line(b)["quantity"] = 6);
            await w.Seller.AskAsync(one);
            await w.Seller.AskAsync(other);
            await w.SendAsync();
        }),
        ["all the money for the one piece that came back"] = new("refund-amount", static async w => await w.ReturnedAsync(static (w, id) => w.RefundAsync(id, 0, 67.50m)), Returns),
        ["a return that nobody refunds"] = new("refund-missed", static async w =>
        {
            var id = await w.OneAsync();
            w.Pass(96);
            await w.ReceiveReturnAsync(id);
        }, Returns),
        ["a return that nobody answers"] = new("refund-missed", static async w => await w.OneAsync(), Returns),
        ["a piece refunded as not to be sent after all had left"] = new("refund-pieces", static async w =>
        {
            var id = await w.OneAsync(tells: false);
            await w.RefundAsync(id, 1, 22.50m, excluded: true);
        }, Claims: new LedgerClaims { Holds = [new LedgerHold("x", "confirm")] }),
        ["a cancelled order whose delivery is kept"] = new("refund-amount", static async w =>
        {
            var id = await w.ClearAsync(Order(1) with { OrderId = "kept" });
            await w.RefundAsync(id, 1, 22.50m, excluded: true);
        }, Claims: new LedgerClaims { Holds = [], GivenUp = ["kept"] }),
        ["the delivery booked to the account of fees"] = new("sales-charge", static async w => await w.OneAsync(Order(1), static b =>
            Lines(b)[1] = new JsonObject { ["lineType"] = "Account", ["lineObjectNumber"] = "40100", ["quantity"] = 1, ["unitPrice"] = 4.95m })),
        ["the goods booked to an account"] = new("sales-goods", static async w => await w.OneAsync(book: static b =>
            Lines(b)[0] = new JsonObject { ["lineType"] = "Account", ["lineObjectNumber"] = "40100", ["quantity"] = 1, ["unitPrice"] = 67.50m })),
        ["euro of the right sum converted to pounds"] = new("sales-currency", static async w => await w.OneAsync(Order() with { Mirakl = new() { Euros = 1m } }, static b => Line(b)["unitPrice"] = 19.20m)),
        ["net prices taken for gross"] = new("sales-price", static async w => await w.OneAsync(Order() with { Mirakl = new() { NetPrices = 1m } })),
        ["a free line left out"] = new("sales-goods", static async w => await w.OneAsync(Order() with { Mirakl = new() { FreeLines = 1m } }, static b => KeepFirst(Lines(b)), tells: false)),
        ["the price before the promotion"] = new("sales-price", static async w => await w.OneAsync(Order() with { Mirakl = new() { Promotions = 1m } }, static b => Line(b)["unitPrice"] = 22.50m)),
        ["the fee left out"] = new("sales-charge", static async w => await w.OneAsync(Order() with { Mirakl = new() { Fees = 1m } })),
        ["a second sales order after the first was posted by people"] = new("sales-doubled", static async w =>
        {
            var id = await w.ClearAsync(Order() with { BusinessCentral = new() { PostedByPeople = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
            await w.Seller.BookAsync(id);
        }),
        ["the line discounted for one piece of three"] = new("sales-price", static async w => await w.OneAsync(book: static b => Line(b)["discountAmount"] = 22.50m)),
        ["booked for another account"] = new("sales-customer", static async w =>
        {
            w.World.World.SetCustomerBlocked("C-BLOCKED", " ");
            await w.OneAsync(book: static b => b["customerNumber"] = "C-BLOCKED");
        }),
        ["an order booked two days before it was placed, under the number to come"] = new("sales-stranger", static async w =>
        {
            await w.World.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:tomorrow", "PNT-WHT-MAT-5L", "3"));
            w.Pass(48);
            await w.ClearAsync(Order() with { OrderId = "tomorrow" });
            await w.Seller.AskAsync("tomorrow");
            await w.SendAsync();
        }),

        ["all the money back without naming pieces, and sent all the same"] = new("refunded-and-sent", static async w =>
        {
            var id = await w.ClearAsync();
            await w.RefundAsync(id, 0, 67.50m);
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["all the money back for nothing after it had arrived"] = new("refund-unmeant", static async w =>
        {
            var id = await w.OneAsync();
            w.Pass(72);
            await w.RefundAsync(id, 3, 67.50m);
        }),
        ["a piece taken back by the buyer before the debit is booked"] = new("sales-goods", static async w =>
        {
            var id = await w.ClearAsync(Order() with { Mirakl = new() { PartCancellations = 1m } });
            await w.Seller.BookAsync(id, static b => Line(b)["quantity"] = 3);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["withdrawn after the debit and sent all the same"] = new("sent-too-much", static async w =>
        {
            var id = await w.ClearAsync(Order() with { CustomerCancelsAfter = TimeSpan.FromHours(2), Mirakl = new() { LateCancellationsAsRefunds = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync(70, tells: false);
        }, SlowWarehouse),
        ["deleted by people, and nobody holds it"] = new("waits-erp-order", static async w =>
        {
            var id = await w.ClearAsync(Order() with { BusinessCentral = new() { DeletedByPeople = 1m } });
            await w.Seller.BookAsync(id);
            w.Pass(3);
        }, Claims: new LedgerClaims { Holds = [] }),
        ["nobody decides"] = new("acceptance-missed", static w =>
        {
            w.World.Arrive();
            return Task.CompletedTask;
        }),

        // Papers.
        ["the marketplace told another order's sales order"] = new("reference-told", static async w =>
        {
            var (one, other) = (await w.OneAsync(), await w.OneAsync());
            await w.World.MiraklAsync("PUT", "orders", $$"""{"orders":[{"order_id":"{{one}}","references":{"order_reference_for_seller":"bq:{{other}}"} }]}""");
        }),
        ["an order date of last year"] = new("sales-date", static async w => await w.OneAsync(book: static b => b["orderDate"] = "2025-03-02")),
        ["the day before as order date"] = new("sales-date", static async w => await w.OneAsync(book: static b => b["orderDate"] = "2026-03-01")),
        ["posted under a date before the order"] = new("invoice-date", static async w => await w.OneAsync(book: static b => b["postingDate"] = "2026-02-28")),
        ["the fee booked as delivery"] = new("sales-charge", static async w => await w.OneAsync(Order(1) with { Mirakl = new() { Fees = 1m } }, b =>
            Lines(b)[1]!["unitPrice"] = Lines(b)[1]!["unitPrice"]!.GetValue<decimal>() + w.Fee)),
        ["dimensions on one order of two"] = new("sales-dimension", static async w =>
        {
            await w.OneAsync();
            await w.OneAsync();
            await w.OneAsync(book: static b => b.Remove("shortcutDimension1Code"));
        }),
        ["a delivery that the buyer did not choose"] = new("warehouse-service", static async w => await w.OneAsync(ask: static a => a["shipping_method"] = "Whenever")),
        ["a carrier that the marketplace does not know, and no link"] = new("confirmed-link", static async w => await w.OneAsync(tell: static t =>
            t["tracking"] = new JsonObject { ["carrier_name"] = "Pigeon Post", ["tracking_number"] = t["tracking"]!["tracking_number"]!.GetValue<string>() }), Day with { RefusesUnregisteredCarriers = false }),
        ["a posting date of next year"] = new("sales-date", static async w => await w.OneAsync(book: static b => b["postingDate"] = "2027-03-02")),
        ["a link to another parcel"] = new("confirmed-link", static async w =>
        {
            var id = await w.OneAsync(Order() with { CarrierText = "Pigeon Post" }, tells: false);
            var number = await w.World.TrackingAsync($"bq:{id}");
            await w.World.MiraklAsync("POST", "shipments", $$"""
                {"shipments":[{"order_id":"{{id}}","shipped":true,"shipment_lines":[{"order_line_id":"{{id}}-1","quantity":3}],
                 "tracking":{"carrier_name":"Pigeon Post","tracking_number":"{{number}}","tracking_url":"https://track.carrier.example/15000000000000"} }]}
                """);
        }, Day with { RefusesUnregisteredCarriers = false }),
        ["the number taken off the shipment again"] = new("confirmed-without-number", static async w =>
        {
            var id = await w.OneAsync();
            var shipment = (await w.World.MiraklAsync("GET", $"shipments?order_id={id}")).Json.GetProperty("data")[0].GetProperty("id").GetString();
            await w.World.MiraklAsync("POST", "shipments/tracking", $$"""{"shipments":[{"id":"{{shipment}}"}]}""");
        }),
        ["the old number written over the corrected one"] = new("tracking-not-corrected", static async w =>
        {
            var id = await w.ClearAsync(Order() with { CorrectsTracking = true });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.TellWhenLabelledAsync();
            var old = await w.World.TrackingAsync($"bq:{id}");
            w.Pass(3);
            await w.Seller.TellAsync();
            var shipment = (await w.World.MiraklAsync("GET", $"shipments?order_id={id}")).Json.GetProperty("data")[0].GetProperty("id").GetString();
            var code = (await w.World.MiraklAsync("GET", $"shipments?order_id={id}")).Json.GetProperty("data")[0].GetProperty("tracking").GetProperty("carrier_code").GetString();
            Assert.NotEqual(old, await w.World.TrackingAsync($"bq:{id}"));
            await w.World.MiraklAsync("POST", "shipments/tracking", $$"""{"shipments":[{"id":"{{shipment}}","tracking":{"carrier_code":"{{code}}","tracking_number":"{{old}}"} }]}""");
        }),
        ["two parcels told under the number of the first"] = new("confirmed-goods", static async w =>
        {
            var id = await w.ClearAsync(Order(4) with { Parcels = 2 });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            w.Pass(30);
            var first = await w.World.TrackingAsync($"bq:{id}");
            await w.Seller.TellAsync(t => t["tracking"]!["tracking_number"] = first);
        }),
        ["another connection's name in the ERP"] = new("sales-reference", static async w => await w.OneAsync(book: static b =>
            b["externalDocumentNumber"] = b["externalDocumentNumber"]!.GetValue<string>().Replace("bq:", "other:", StringComparison.Ordinal))),
        ["the ERP keeps the old street after the service desk's correction"] = new("sales-address", static async w =>
        {
            var id = await w.ClearAsync(Order() with { Mirakl = new() { AddressEdits = 1m } });
            await w.Seller.BookAsync(id, static b => (b["shipToAddressLine1"], b["shipToCity"]) = ("1 Old Street", "York"));
            w.Pass(3);
            await w.Seller.AskAsync(id);
            await w.SendAsync(12);
        }),
        ["only one of several packs of screws told"] = new("waits-confirm", static async w => await w.OneAsync(TwoLines(), tell: static t => ((JsonArray)t["shipment_lines"]!).RemoveAt(1))),
        ["a hold of the tracking while nothing is told"] = new("waits-confirm", static async w => await w.OneAsync(Order() with { OrderId = "held" }, tells: false),
            Claims: new LedgerClaims { Holds = [new LedgerHold("bq:held", "tracking")] }),
        ["an order given up, and another refused"] = new("refused", static async w =>
        {
            var (one, other) = (w.World.Arrive(Order() with { OrderId = "meant" }), w.World.Arrive());
            await w.World.AcceptAsync(one, false);
            await w.World.AcceptAsync(other, false);
        }, Claims: new LedgerClaims { GivenUp = ["meant"] }),
    };

    private static Dictionary<string, Scene> Right { get; } = new(StringComparer.Ordinal)
    {
        ["a fee booked to the account of fees"] = new("", static async w => await w.OneAsync(Order() with { Mirakl = new() { Fees = 1m } }, b =>
            Lines(b).Add(new JsonObject { ["lineType"] = "Account", ["lineObjectNumber"] = "40100", ["quantity"] = 1, ["unitPrice"] = w.Fee }))),
        ["a kit and a case beside it"] = new("", static async w => await w.OneAsync(new PlannedOrder { Lines = [new PlannedLine(RoomKit, 2), new PlannedLine(210_004, 1)] })),
        ["a kit beside one of its parts"] = new("", static async w => await w.OneAsync(new PlannedOrder { OrderId = "beside", Lines = [new PlannedLine(RoomKit, 1), new PlannedLine(Paint, 2)] }, tells: false),
            Claims: new LedgerClaims { Holds = [new LedgerHold("beside", "confirm")] }),
        ["a kit in three parcels, told with the last"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order(1, RoomKit) with { Parcels = 3 });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            for (var i = 0; i < 24; i++)
            {
                w.Pass(1);
                await w.Seller.TellAsync();
            }
        }),
        ["one kit of two taken back by the buyer before the debit"] = new("", static async w => await w.OneAsync(Order(2, RoomKit) with { Mirakl = new() { PartCancellations = 1m } })),
        ["one kit of two refunded before dispatch"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order(2, RoomKit));
            await w.RefundAsync(id, 1, 34.50m, excluded: true);
            await w.Seller.BookAsync(id, static b => Line(b)["quantity"] = 1);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["the delivery in the marketplace's code"] = new("", static async w =>
        {
            var id = await w.ClearAsync();
            var chosen = (await w.World.OrderAsync(id)).GetProperty("shipping_type_code").GetString();
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id, a => a["shipping_method"] = chosen);
            await w.SendAsync();
        }),
        ["the warehouse's own link to the parcel"] = new("", static async w => await w.OneAsync(tell: static t =>
            t["tracking"]!["tracking_url"] = $"https://track.carrier.example/{t["tracking"]!["tracking_number"]!.GetValue<string>()}")),
        ["net prices booked net"] = new("", static async w => await w.OneAsync(Order() with { Mirakl = new() { NetPrices = 1m } }, static b => b["pricesIncludeTax"] = false)),
        ["a company and its person"] = new("", static async w => await w.OneAsync(Order() with { Mirakl = new() { Companies = 1m } },
            b => b["shipToName"] = w.Company, a => To(a)["company_name"] = w.Company)),
        ["the company beside the person's name"] = new("", static async w => await w.OneAsync(Order() with { Mirakl = new() { Companies = 1m } },
            ask: a => a["recipient"]!["name"] = $"{w.Company}, {a["recipient"]!["name"]}")),
        ["a person takes the order in the portal"] = new("", static async w =>
        {
            var id = w.World.Arrive(Order() with { Mirakl = new() { PersonAccepts = 1m } });
            w.Pass(2);
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["a person refunds a piece before dispatch, two are booked and sent"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { Mirakl = new() { PersonRefunds = 1m } });
            w.Pass(3);
            await w.Seller.BookAsync(id, static b => Line(b)["quantity"] = 2);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["a person of the warehouse writes another flat"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order(1) with { ShipBob = new() { EditedByPeople = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync(12);
        }),
        ["the service desk corrects the street before anything is booked"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { Mirakl = new() { AddressEdits = 1m } });
            w.Pass(3);
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["stopped by people, asked anew and sent"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { ShipBob = new() { CancelledByPeople = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            w.Pass(3);
            await w.Seller.AskAsync(id, static a => { Part(a, 3, 2); });
            await w.SendAsync(70, tells: false);
        }, SlowWarehouse, new LedgerClaims()),
        ["a return refused by the seller"] = new("", static async w =>
        {
            var id = await w.OneAsync();
            w.Pass(96);
            await w.AnswerReturnAsync(id, false);
        }, Returns),
        ["a return accepted whose goods do not come"] = new("", static async w =>
        {
            var id = await w.OneAsync();
            w.Pass(96);
            await w.AnswerReturnAsync(id, true);
        }, Returns),
        ["one of two lines refused on purpose"] = new("", static async w =>
        {
            var id = w.World.Arrive(TwoLines() with { OrderId = "partly" });
            await w.DecideAsync(id, true, false);
            w.Pass(1);
            await w.Seller.BookAsync(id, static b => KeepFirst(Lines(b)));
            await w.Seller.AskAsync(id, static a => KeepFirst((JsonArray)a["products"]!));
            await w.SendAsync();
        }, Parts, new LedgerClaims { Holds = [], GivenUp = ["partly"] }),
        ["everything given back on purpose, delivery too"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order(1) with { OrderId = "given" });
            await w.World.MiraklAsync("PUT", "orders/refund",
                $$"""{"refunds":[{"order_line_id":"{{id}}-1","quantity":1,"amount":22.50,"shipping_amount":4.95,"reason_code":"15","excluded_from_shipment":true}]}""");
        }, Claims: new LedgerClaims { Holds = [], GivenUp = ["given"] }),
        ["an order date and the day it was booked as posting date"] = new("", static async w => await w.OneAsync(book: static b =>
            (b["orderDate"], b["postingDate"], b["requestedDeliveryDate"]) = ("2026-03-02", "2026-03-02", "2026-03-06"))),
        ["a known parcel told and one by an unknown carrier that waits"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order(4) with { Parcels = 2 });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.TellWhenLabelledAsync();
            w.World.World.SetCarrierText(id, "Pigeon Post");
            w.Pass(30);
            await w.Seller.TellAsync();
        }),
        ["two lines for the goods of one"] = new("", static async w => await w.OneAsync(book: static b =>
        {
            Lines(b).Add(Line(b).DeepClone());
            (Lines(b)[0]!["quantity"], Lines(b)[1]!["quantity"]) = (1, 2);
        })),
        ["a gross order booked net"] = new("", static async w => await w.OneAsync(book: static b => (b["pricesIncludeTax"], Line(b)["unitPrice"]) = (false, 18.75m))),
        ["a reference taken by somebody else, and held"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { OrderId = "taken", ShipBob = new() { TakenReferences = 1m } });
            await w.Seller.BookAsync(id);
        }, Claims: new LedgerClaims { Holds = [new LedgerHold("bq:taken", "warehouse-order")] }),
        ["a reference taken by somebody else, and a seller who says nothing of holds"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { ShipBob = new() { TakenReferences = 1m } });
            await w.Seller.BookAsync(id);
        }),
        ["the marketplace told the sales order's number"] = new("", static async w =>
        {
            var id = await w.ClearAsync();
            var number = (await w.Seller.BookAsync(id)).Json.GetProperty("number").GetString();
            await w.Seller.AskAsync(id);
            await w.World.MiraklAsync("PUT", "orders", $$"""{"orders":[{"order_id":"{{id}}","references":{"order_reference_for_seller":"{{number}}"} }]}""");
            await w.SendAsync();
        }),
        ["the ERP away for a day and booked when it is back"] = new("", static async w =>
        {
            var id = await w.ClearAsync();
            w.World.World.SetErpDown(true);
            w.Pass(24);
            w.World.World.SetErpDown(false);
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["the marketplace away for a day and told when it is back"] = new("", static async w =>
        {
            var id = await w.OneAsync(tells: false);
            w.World.World.SetMarketplaceDown(true);
            w.Pass(24);
            w.World.World.SetMarketplaceDown(false);
            await w.Seller.TellAsync();
        }),
        ["no stock for two days"] = new("", static async w =>
        {
            w.World.World.SetStock("PNT-WHT-MAT-5L", 0);
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            w.Pass(48);
            w.World.World.SetStock("PNT-WHT-MAT-5L", 100);
            for (var i = 0; i < 24; i++)
            {
                w.Pass(1);
                await w.Seller.TellAsync();
            }
        }),
        ["a higher price and the discount that mends it"] = new("", static async w => await w.OneAsync(book: static b => (Line(b)["unitPrice"], Line(b)["discountAmount"]) = (25m, 7.50m))),
        ["a line discount that makes a rounded price"] = new("", static async w => await w.OneAsync(Order() with { Mirakl = new() { RoundedPrices = 1m } })),
        ["the whole order shipped by a person in the portal"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { Mirakl = new() { PersonShips = 1m } });
            await w.Seller.BookAsync(id);
            w.Pass(7);
        }),
    };

    [Theory]
    [MemberData(nameof(WrongIds))]
    public async Task A_wrong_world_is_noticed_in_the_end(string id)
    {
        var report = await Wrong[id].LiveAsync();

        Assert.True(report.FindingDetails.Any(f => f.Code == Wrong[id].Code), $"{Wrong[id].Code} is missing: {string.Join(' ', report.Findings)}");
        Assert.False(report.Holds);
    }

    [Theory]
    [MemberData(nameof(RightIds))]
    public async Task A_right_world_has_no_finding(string id) => Assert.Empty((await Right[id].LiveAsync()).Findings);

    private static JsonArray Goods(int quantity) => new(Product("PNT-WHT-MAT-5L", quantity));

    private static JsonObject Product(string sku, int quantity) => new() { ["reference_id"] = sku, ["name"] = "Item", ["quantity"] = quantity };
}
