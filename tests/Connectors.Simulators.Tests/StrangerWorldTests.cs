using System.Text.Json.Nodes;
using Connectors.Simulators.ShipBob;
using static Connectors.Simulators.Tests.Scene;

namespace Connectors.Simulators.Tests;

/// <summary>Worlds by somebody who did not write the judge, taken through the vendors' own routes: the wrong ones are noticed as late as twenty days on, the right ones have no finding.</summary>
public sealed class StrangerWorldTests
{
    private static readonly SimulationOptions SlowWarehouse = Day with { ShortestDispatchDelay = TimeSpan.FromHours(60), LongestDispatchDelay = TimeSpan.FromHours(61) };
    private static readonly SimulationOptions NobodyPosts = Day with { BackOfficeDelay = null };
    private static readonly SimulationOptions OneShipment = Day with { MultiShipment = false };
    private static readonly SimulationOptions Returns = Day with { ReturnShare = 1m };
    private static readonly LedgerClaims HoldsNothing = new() { Holds = [] };

    public static TheoryData<string> WrongIds => [.. Wrong.Keys];

    public static TheoryData<string> RightIds => [.. Right.Keys];

    private static Dictionary<string, Scene> Wrong { get; } = new(StringComparer.Ordinal)
    {
        // The sales order.
        ["booked for another customer account's purse"] = new("sales-customer", static async w => await w.OneAsync(book: static b => b["billToCustomerNumber"] = "C-BLOCKED")),
        ["pounds booked as euro"] = new("sales-currency", static async w => await w.OneAsync(book: static b => b["currencyCode"] = "EUR")),
        ["euro booked as pounds"] = new("sales-currency", static async w => await w.OneAsync(Order() with { Mirakl = new() { Euros = 1m } })),
        ["four singles booked as a case of four"] = new("sales-unit", static async w => await w.OneAsync(Order(4), static b =>
        {
            (Line(b)["unitOfMeasureCode"], Line(b)["quantity"]) = ("CASE", 1);
            Line(b)["unitPrice"] = 90m;
        })),
        ["a case booked as a single at the price of the case"] = new("sales-goods", static async w => await w.OneAsync(Order(1, PaintCase), static b => Line(b)["unitOfMeasureCode"] = "PCS")),
        ["no delivery charge"] = new("sales-charge", static async w => await w.OneAsync(Order(1), static b => Lines(b).RemoveAt(1))),
        ["the delivery charge twice"] = new("sales-charge", static async w => await w.OneAsync(Order(1), static b => Lines(b).Add(Lines(b)[1]!.DeepClone()))),
        ["the delivery charge in the price of the goods"] = new("sales-price", static async w => await w.OneAsync(Order(1), static b =>
        {
            Lines(b).RemoveAt(1);
            Line(b)["unitPrice"] = 27.45m;
        })),
        ["a line discount that nobody gave"] = new("sales-price", static async w => await w.OneAsync(book: static b => Line(b)["discountPercent"] = 10)),
        ["an invoice discount that nobody gave"] = new("sales-price", static async w => await w.OneAsync(book: static b => b["discountAmount"] = 5m)),
        ["a fee that an invoice discount hides"] = new("sales-charge", static async w => await w.OneAsync(book: static b =>
        {
            Lines(b).Add(new JsonObject { ["lineType"] = "Account", ["lineObjectNumber"] = "40100", ["quantity"] = 1, ["unitPrice"] = 5m });
            b["discountAmount"] = 5m;
        })),
        ["the right street under another post code"] = new("sales-address", static async w => await w.OneAsync(book: static b => b["shipToPostCode"] = "ZZ9 9ZZ")),
        ["the right place for another person"] = new("sales-address", static async w => await w.OneAsync(book: static b => b["shipToName"] = "Somebody Else")),
        ["another telephone number in the ERP"] = new("sales-phone", static async w => await w.OneAsync(book: static b => b["phoneNumber"] = "020 7946 0000")),
        ["two orders booked under each other's number"] = new("sales-address", static async w =>
        {
            var (one, other) = (await w.ClearAsync(), await w.ClearAsync());
            await w.Seller.BookAsync(one, b => b["externalDocumentNumber"] = $"bq:{other}");
            await w.Seller.BookAsync(other, b => b["externalDocumentNumber"] = $"bq:{one}");
            await w.Seller.AskAsync(one);
            await w.Seller.AskAsync(other);
            await w.SendAsync();
        }),
        ["the sums of singles and case of one item swapped"] = new("sales-price", static async w => await w.OneAsync(
            new PlannedOrder { Lines = [new PlannedLine(Paint, 4), new PlannedLine(PaintCase, 1)] }, static b =>
            {
                Lines(b)[0]!["unitPrice"] = 21.50m;
                Lines(b)[1]!["unitPrice"] = 90m;
            }, tells: false)),
        ["gross prices taken for net"] = new("sales-price", static async w => await w.OneAsync(book: static b => b["pricesIncludeTax"] = false)),
        ["no tax inside the same gross price"] = new("sales-tax", static async w => await w.OneAsync(book: static b =>
        {
            var (line, price) = (Line(b), Line(b)["unitPrice"]!.GetValue<decimal>());
            line.Remove("unitPrice");
            line["taxCode"] = "ZERO";
            line["unitPrice"] = price;
        })),
        ["a wrong price that stands two days and is mended before posting"] = new("sales-price", static async w =>
        {
            var id = await w.ClearAsync();
            var sales = await w.Seller.BookAsync(id, static b => Line(b)["unitPrice"] = 1m);
            await w.Seller.AskAsync(id);
            w.Pass(36);
            await w.PatchLineAsync(sales, """{"unitPrice":22.50}""");
            await w.SendAsync(48);
        }, SlowWarehouse),
        ["a quantity changed after the warehouse was asked"] = new("sales-goods", static async w =>
        {
            var id = await w.ClearAsync();
            var sales = await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.PatchLineAsync(sales, """{"quantity":2}""");
            await w.SendAsync();
        }),
        ["a part posted and the rest never"] = new("sales-not-posted", static async w =>
        {
            var id = await w.ClearAsync();
            var sales = await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
            await w.PatchLineAsync(sales, """{"shipQuantity":1,"invoiceQuantity":1}""");
            await w.PostAsync(sales);
        }, NobodyPosts),
        ["posted as shipped and never invoiced"] = new("sales-not-posted", static async w =>
        {
            var id = await w.ClearAsync();
            var sales = await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
            await w.PatchLineAsync(sales, """{"shipQuantity":3,"invoiceQuantity":0}""");
            await w.PostAsync(sales);
        }, NobodyPosts),
        ["taken back by the program and made anew three days later"] = new("booked-late", static async w =>
        {
            var id = await w.ClearAsync();
            var sales = await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.DeleteAsync(sales);
            w.Pass(50);
            await w.Seller.BookAsync(id);
            await w.SendAsync(24);
        }, SlowWarehouse),
        ["booked in two halves"] = new("sales-doubled", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id, static b => Line(b)["quantity"] = 1);
            await w.Seller.BookAsync(id, static b => Line(b)["quantity"] = 2);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["one of two lines booked"] = new("sales-goods", static async w => await w.OneAsync(TwoLines(), static b => Lines(b).RemoveAt(1))),
        ["booked while the debit waits"] = new("sales-before-payment", static async w =>
        {
            var id = w.World.Arrive(Order() with { });
            await w.World.AcceptAsync(id);
            await w.Seller.BookAsync(id, static b => Address(b, "shipTo"));
            w.Pass(2);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }, Day with { AddressesBeforeAcceptance = true }),
        ["posted before anything left"] = new("posted-not-sent", static async w =>
        {
            var id = await w.ClearAsync();
            var sales = await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.PostAsync(sales);
            await w.SendAsync();
        }),
        ["a cancelled order's sales order taken back three days late"] = new("sales-not-taken-back", static async w =>
        {
            var id = await w.ClearAsync(Order() with { CustomerCancelsAfter = TimeSpan.FromHours(2) });
            await w.Seller.BookAsync(id);
            w.Pass(72);
            await w.Seller.TakeBackAsync(id);
        }),
        ["a cancelled order's warehouse order stopped a day late"] = new("warehouse-not-stopped", static async w =>
        {
            var id = await w.ClearAsync(Order() with { CustomerCancelsAfter = TimeSpan.FromHours(2) });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            w.Pass(24);
            await w.Seller.TakeBackAsync(id);
        }, SlowWarehouse),
        ["more taken off the sales order than was refunded"] = new("sales-goods", static async w =>
        {
            var id = await w.ClearAsync();
            await w.RefundAsync(id, 1, 22.50m, excluded: true);
            await w.Seller.BookAsync(id, static b => Line(b)["quantity"] = 1);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["a sales order without a number"] = new("sales-stranger", static async w =>
        {
            var id = await w.OneAsync();
            await w.Seller.BookAsync(id, static b => b["externalDocumentNumber"] = "");
        }),
        ["a second sales order under a part number"] = new("sales-doubled", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            await w.Seller.BookAsync(id, b => b["externalDocumentNumber"] = $"bq:{id}/2");
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["a pallet that nobody knows booked as a single"] = new("sales-goods", static async w =>
        {
            var id = await w.ClearAsync(Order(1, w.World.World.UnknownPackOffer()));
            var price = (await w.World.OrderAsync(id)).GetProperty("total_price").GetDecimal();
            await w.World.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder($"bq:{id}", "CMP-MUL-40L", "1", price.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }),

        // The warehouse order.
        ["sent to another post code"] = new("warehouse-address", static async w => await w.OneAsync(ask: static a => To(a)["zip_code"] = "ZZ9 9ZZ")),
        ["sent to another person"] = new("warehouse-address", static async w => await w.OneAsync(ask: static a => a["recipient"]!["name"] = "Somebody Else")),
        ["sent to another country"] = new("warehouse-address", static async w => await w.OneAsync(ask: static a => To(a)["country"] = "IE")),
        ["another telephone number for the driver"] = new("warehouse-phone", static async w => await w.OneAsync(ask: static a => a["recipient"]!["phone_number"] = "020 7946 0000")),
        ["a telephone number cut to two digits"] = new("warehouse-phone", static async w =>
            await w.OneAsync(ask: static a => a["recipient"]!["phone_number"] = a["recipient"]!["phone_number"]!.GetValue<string>()[..2])),
        ["the right number of pieces of another item"] = new("warehouse-too-much", static async w => await w.OneAsync(ask: static a => a["products"]![0]!["reference_id"] = "JIG-650W", tells: false)),
        ["one of two lines asked for"] = new("waits-warehouse-order", static async w => await w.OneAsync(TwoLines(), ask: static a => ((JsonArray)a["products"]!).RemoveAt(1))),
        ["a case asked for as a single"] = new("waits-warehouse-order", static async w => await w.OneAsync(Order(1, PaintCase), ask: static a => a["products"]![0]!["quantity"] = 1, tells: false)),
        ["the second part of a backorder two days late"] = new("asked-late", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id, static a => Part(a, 1, 1));
            w.Pass(50);
            await w.Seller.AskAsync(id, static a => Part(a, 2, 2));
            await w.SendAsync();
        }),
        ["stopped by the program and asked again two days later"] = new("asked-late", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            await w.CancelAsync(await w.Seller.AskAsync(id));
            w.Pass(50);
            await w.Seller.AskAsync(id, static a => Part(a, 3, 2));
            await w.SendAsync();
        }),
        ["a pick-up in another person's name"] = new("warehouse-address", static async w =>
            await w.OneAsync(Order() with { Mirakl = new() { PickUpPoints = 1m } }, ask: a => (a["gift_message"], a["recipient"]!["name"]) = (w.PickUp, "Somebody Else"))),
        ["no note for the driver"] = new("warehouse-note", static async w => await w.OneAsync(Order() with { Mirakl = new() { Notes = 1m } })),
        ["two orders asked under each other's reference"] = new("warehouse-address", static async w =>
        {
            var (one, other) = (await w.ClearAsync(), await w.ClearAsync());
            await w.Seller.BookAsync(one);
            await w.Seller.BookAsync(other);
            await w.Seller.AskAsync(one, a => a["reference_id"] = $"bq:{other}");
            await w.Seller.AskAsync(other, a => a["reference_id"] = $"bq:{one}");
            await w.SendAsync();
        }),
        ["two orders sent as one"] = new("warehouse-too-much", static async w =>
        {
            var (one, other) = (await w.ClearAsync(), await w.ClearAsync());
            await w.Seller.BookAsync(one);
            await w.Seller.BookAsync(other);
            await w.Seller.AskAsync(one, static a => a["products"]![0]!["quantity"] = 6);
            await w.SendAsync(tells: false);
        }),
        ["asked twice and both left"] = new("warehouse-too-much", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.Seller.AskAsync(id, static a => Part(a, 3, 2));
            await w.SendAsync(tells: false);
        }),
        ["sent again after it had arrived"] = new("warehouse-too-much", static async w =>
        {
            var id = await w.OneAsync();
            w.Pass(96);
            await w.Seller.AskAsync(id, static a => Part(a, 3, 2));
        }),
        ["asked again under another shop's name"] = new("warehouse-too-much", static async w =>
        {
            var id = await w.OneAsync();
            await w.Seller.AskAsync(id, a => a["reference_id"] = $"other:{id}");
        }),
        ["a warehouse order for an order that is not there"] = new("warehouse-stranger", static async w =>
        {
            var id = await w.OneAsync();
            await w.Seller.AskAsync(id, static a => a["reference_id"] = "bq:0000000-A");
        }),
        ["asked after the customer had all his money back"] = new("warehouse-too-much", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            await w.RefundAsync(id, 3, 67.50m, excluded: true);
            await w.Seller.AskAsync(id, static a => a["products"] = new JsonArray(new JsonObject { ["reference_id"] = "PNT-WHT-MAT-5L", ["name"] = "Item", ["quantity"] = 3 }));
        }, Claims: new LedgerClaims { Holds = [], GivenUp = [] }),

        // The news to the marketplace.
        ["never told"] = new("waits-confirm", static async w => await w.OneAsync(tells: false)),
        ["told with a number of nobody's"] = new("confirmed-number", static async w => await w.OneAsync(tell: static t => t["tracking"]!["tracking_number"] = "15500000000000")),
        ["two orders told with each other's number"] = new("confirmed-number", static async w =>
        {
            var (one, other) = (await w.ClearAsync(), await w.ClearAsync());
            foreach (var id in new[] { one, other })
            {
                await w.Seller.BookAsync(id);
                await w.Seller.AskAsync(id);
            }

            w.Pass(8);
            await w.World.ConfirmAsync(one, 3, await w.World.TrackingAsync($"bq:{other}"));
            await w.World.ConfirmAsync(other, 3, await w.World.TrackingAsync($"bq:{one}"));
        }),
        ["two of three pieces told"] = new("waits-confirm", static async w => await w.OneAsync(tell: static t => t["shipment_lines"]![0]!["quantity"] = 2)),
        ["told in two parts under two numbers"] = new("confirmed-number", static async w =>
        {
            var id = await w.OneAsync(tells: false);
            await w.World.ConfirmAsync(id, 2, await w.World.TrackingAsync($"bq:{id}"));
            await w.World.ConfirmAsync(id, 1, "15500000000001");
        }),
        ["the number of a label that was taken back, never corrected"] = new("tracking-not-corrected", static async w =>
        {
            var id = await w.ClearAsync(Order() with { ShipBob = new() { VoidedLabels = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.TellWhenLabelledAsync();
            w.Pass(12);
        }),
        ["a shipment made at the marketplace and never marked as shipped"] = new("waits-confirm", static async w => await w.OneAsync(tell: static t => t["shipped"] = false)),
        ["told before the parcel left"] = new("confirmed-too-much", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.World.ConfirmAsync(id, 3);
        }),
        ["a corrected number told three days late"] = new("tracking-late", static async w =>
        {
            var id = await w.ClearAsync(Order() with { CorrectsTracking = true });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.TellWhenLabelledAsync();
            w.Pass(72);
            await w.Seller.TellAsync();
        }),
        ["a parcel without a number that nobody tells and nobody holds"] = new("waits-confirm", static async w =>
        {
            var id = await w.ClearAsync(Order() with { ShipBob = new() { NoTracking = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            w.Pass(30);
        }, Claims: HoldsNothing),
        ["told as a whole before anything left"] = new("confirmed-too-much", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.World.MiraklAsync("PUT", $"orders/{id}/tracking", """{"carrier_code":"DPD","tracking_number":"15501234567890"}""");
            Assert.Equal(204, (await w.World.MiraklAsync("PUT", $"orders/{id}/ship")).Status);
        }, OneShipment),
        ["told as a whole with a number of nobody's"] = new("confirmed-number", static async w =>
        {
            var id = await w.OneAsync(tells: false);
            await w.World.MiraklAsync("PUT", $"orders/{id}/tracking", """{"carrier_code":"DPD","tracking_number":"15501234567890"}""");
            Assert.Equal(204, (await w.World.MiraklAsync("PUT", $"orders/{id}/ship")).Status);
        }, OneShipment),
        ["told a day after it left"] = new("confirmed-late", static async w =>
        {
            await w.OneAsync(tells: false);
            w.Pass(24);
            await w.Seller.TellAsync();
        }),

        // Money back, refusals.
        ["more than the piece that came back"] = new("refund-amount", static async w => await w.ReturnedAsync(static (w, id) => w.RefundAsync(id, 1, 60m)), Returns),
        ["three pieces for one that came back"] = new("refund-pieces", static async w => await w.ReturnedAsync(static (w, id) => w.RefundAsync(id, 3, 67.50m)), Returns),
        ["the return refunded under two reasons"] = new("refund-pieces", static async w => await w.ReturnedAsync(static async (w, id) =>
        {
            await w.RefundAsync(id, 1, 22.50m);
            await w.RefundAsync(id, 1, 22.49m);
        }), Returns),
        ["another line than the one that came back"] = new("refund-pieces", static async w => await w.ReturnedAsync(static (w, id) => w.RefundAsync(id, 1, 16.99m, line: 2), TwoLines()), Returns),
        ["everything refunded and sent all the same"] = new("refunded-and-sent", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            await w.RefundAsync(id, 3, 67.50m);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["one of two lines refused"] = new("refused-part", static async w =>
        {
            var id = w.World.Arrive(TwoLines());
            Assert.Equal(204, (await w.World.MiraklAsync("PUT", $"orders/{id}/accept",
                $$"""{"order_lines":[{"id":"{{id}}-1","accepted":true},{"id":"{{id}}-2","accepted":false}]}""")).Status);
            w.Pass(1);
            await w.Seller.BookAsync(id, static b => KeepFirst(Lines(b)));
            await w.Seller.AskAsync(id, static a => KeepFirst((JsonArray)a["products"]!));
            await w.SendAsync();
        }, Day with { PartialAcceptance = true }),

        // Excuses.
        ["a carrier nobody knows, planted after the parcel had left"] = new("waits-confirm", static async w =>
        {
            var id = await w.OneAsync(tells: false);
            w.Pass(16);
            w.World.World.SetCarrierText(id, "Pigeon Post");
        }),
        ["one order's unknown carrier while another waits"] = new("waits-confirm", static async w =>
        {
            var (one, other) = (await w.ClearAsync(), await w.ClearAsync());
            foreach (var id in new[] { one, other })
            {
                await w.Seller.BookAsync(id);
                await w.Seller.AskAsync(id);
            }

            w.World.World.SetCarrierText(one, "Pigeon Post");
            w.Pass(30);
        }),
        ["five minutes of a blocked customer and two days late"] = new("booked-late", static async w =>
        {
            var id = await w.ClearAsync();
            w.World.World.SetCustomerBlocked(w.World.World.CustomerNumber, "All");
            w.World.Clock.Advance(TimeSpan.FromMinutes(5));
            w.World.World.SetCustomerBlocked(w.World.World.CustomerNumber, " ");
            w.Pass(48);
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["accepted and never touched again"] = new("waits-erp-order", static async w => await w.ClearAsync(), Claims: HoldsNothing),
        ["sent while the sales order waits for a pack"] = new("waits-erp-order", static async w =>
        {
            var id = await w.ClearAsync(Order(1, w.World.World.UnknownPackOffer()));
            await w.World.SubmitAsync($"bq:{id}", "CMP-MUL-40L", 60);
            w.Pass(30);
        }),
    };

    private static Dictionary<string, Scene> Right { get; } = new(StringComparer.Ordinal)
    {
        ["late but within its time"] = new("", static async w =>
        {
            var id = await w.ClearAsync();
            w.Pass(7);
            await w.Seller.BookAsync(id);
            w.Pass(4);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["a person posts when the goods have left"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { BusinessCentral = new() { PostedAfterLookup = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
            await w.World.ErpAsync("GET", $"salesOrders?$filter=externalDocumentNumber eq 'bq:{id}'");
        }),
        ["cancelled and everything taken back"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { CustomerCancelsAfter = TimeSpan.FromHours(2) });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            w.World.Clock.Advance(TimeSpan.FromMinutes(70));
            await w.Seller.TakeBackAsync(id);
        }),
        ["withdrawn after the debit and everything taken back"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { CustomerCancelsAfter = TimeSpan.FromHours(2), Mirakl = new() { LateCancellationsAsRefunds = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            w.World.Clock.Advance(TimeSpan.FromMinutes(70));
            await w.Seller.TakeBackAsync(id);
        }),
        ["two parcels, each told when it left"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order(4) with { Parcels = 2 });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            for (var i = 0; i < 48; i++)
            {
                w.Pass(1);
                await w.Seller.TellAsync();
            }
        }),
        ["two of three refunded before dispatch, one booked and sent"] = new("", static async w =>
        {
            var id = await w.ClearAsync();
            await w.RefundAsync(id, 2, 45m, excluded: true);
            await w.Seller.BookAsync(id, static b => Line(b)["quantity"] = 1);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["a corrected number told"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { CorrectsTracking = true });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.TellWhenLabelledAsync();
            w.Pass(3);
            await w.Seller.TellAsync();
        }),
        ["a label taken back, told at once and corrected"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { ShipBob = new() { VoidedLabels = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.TellWhenLabelledAsync();
            w.Pass(5);
            await w.Seller.TellAsync();
        }),
        ["the same warehouse order asked for again under its reference"] = new("", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            string? body = null;
            await w.Seller.AskAsync(id, a => body = a.ToJsonString());
            await w.World.ShipBobAsync("POST", "order", body);
            await w.SendAsync();
        }),
        ["a second warehouse order stopped within minutes"] = new("", static async w =>
        {
            var id = await w.ClearAsync();
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            var second = await w.Seller.AskAsync(id, static a => Part(a, 3, 2));
            w.World.Clock.Advance(TimeSpan.FromMinutes(10));
            await w.CancelAsync(second);
            await w.SendAsync();
        }),
        ["held all the time"] = new("", static async w => await w.ClearAsync(new PlannedOrder { OrderId = "held" }), Claims: new LedgerClaims { Holds = [new LedgerHold("bq:held", "erp-order")] }),
        ["the customer blocked for two days, booked when freed"] = new("", static async w =>
        {
            var id = await w.ClearAsync();
            w.World.World.SetCustomerBlocked(w.World.World.CustomerNumber, "All");
            w.Pass(48);
            w.World.World.SetCustomerBlocked(w.World.World.CustomerNumber, " ");
            w.Pass(2);
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["taken back by the program and made anew at once"] = new("", static async w =>
        {
            var id = await w.ClearAsync();
            await w.DeleteAsync(await w.Seller.BookAsync(id, static b => Line(b)["unitPrice"] = 1m));
            w.World.Clock.Advance(TimeSpan.FromMinutes(5));
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
        }),
        ["one piece came back and was refunded"] = new("", static async w => await w.ReturnedAsync(static (w, id) => w.RefundAsync(id, 1, 22.50m)), Returns),
        ["one piece came back and a part of its price was refunded"] = new("", static async w => await w.ReturnedAsync(static (w, id) => w.RefundAsync(id, 1, 11.25m)), Returns),
        ["told as a whole when all had left"] = new("", static async w =>
        {
            var id = await w.OneAsync(tells: false);
            var shipment = (await w.World.ShipBobAsync("GET", $"order?ReferenceIds=bq:{id}")).Json[0].GetProperty("shipments")[0].GetProperty("tracking");
            var code = ShipBobTrace.CarrierCode(shipment.GetProperty("carrier").GetString()!, shipment.GetProperty("carrier_service").GetString());
            await w.World.MiraklAsync("PUT", $"orders/{id}/tracking", $$"""{"carrier_code":"{{code}}","tracking_number":"{{shipment.GetProperty("tracking_number").GetString()}}"}""");
            Assert.Equal(204, (await w.World.MiraklAsync("PUT", $"orders/{id}/ship")).Status);
        }, OneShipment),
        ["euro booked as euro"] = new("", static async w => await w.OneAsync(Order() with { Mirakl = new() { Euros = 1m } }, static b => b["currencyCode"] = "EUR")),
        ["a note and a pick-up point passed on"] = new("", static async w => await w.OneAsync(Order() with { Mirakl = new() { Notes = 1m, PickUpPoints = 1m } },
            ask: a => a["gift_message"] = w.Note + "\n" + w.PickUp)),
        ["singles and a case of one item"] = new("", static async w => await w.OneAsync(new PlannedOrder { OrderId = "singles", Lines = [new PlannedLine(Paint, 4), new PlannedLine(PaintCase, 1)] }, tells: false),
            Claims: new LedgerClaims { Holds = [new LedgerHold("singles", "confirm")] }),
        ["a parcel without a number that a person holds"] = new("", static async w =>
        {
            var id = await w.ClearAsync(Order() with { OrderId = "numberless", ShipBob = new() { NoTracking = 1m } });
            await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            w.Pass(30);
        }, Claims: new LedgerClaims { Holds = [new LedgerHold("bq:numberless", "confirm")] }),
        ["posted in two parts when all had left"] = new("", static async w =>
        {
            var id = await w.ClearAsync();
            var sales = await w.Seller.BookAsync(id);
            await w.Seller.AskAsync(id);
            await w.SendAsync();
            await w.PatchLineAsync(sales, """{"shipQuantity":1,"invoiceQuantity":1}""");
            await w.PostAsync(sales);
            await w.PostAsync(sales);
        }, NobodyPosts),
    };

    [Theory]
    [MemberData(nameof(WrongIds))]
    public async Task A_wrong_world_is_noticed_in_the_end(string id)
    {
        var report = await Wrong[id].LiveAsync();

        Assert.False(report.Holds);
        Assert.True(report.FindingDetails.Any(f => f.Code == Wrong[id].Code), $"{Wrong[id].Code} is missing: {string.Join(' ', report.FindingDetails.Select(static f => f.Code))}");
    }

    [Theory]
    [MemberData(nameof(RightIds))]
    public async Task A_right_world_has_no_finding(string id) => Assert.Empty((await Right[id].LiveAsync()).FindingDetails);
}
