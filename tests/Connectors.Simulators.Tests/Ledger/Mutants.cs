using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;
using static Connectors.Simulators.Tests.Ledger.HistoryDay;

namespace Connectors.Simulators.Tests.Ledger;

/// <summary>Every way that we know in which a seller's program goes wrong: an effect dropped, doubled, too early, too late, for another order, by another hand, with one member changed.</summary>
internal static class Mutants
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>What two of the kit consist of.</summary>
    private static IReadOnlyList<Goods> Parts { get; } = [new("PNT-WHT-MAT-5L", 2), new("ROL-SET-9IN", 2), new("TAP-MSK-48X50", 4)];

    public static IReadOnlyList<Mutant> All { get; } = [.. Acceptance(), .. Sales(), .. Warehouse(), .. Parcels(), .. News(), .. Money(), .. Credits(), .. Kits(), .. InStore(), .. Excuses()];

    /// <summary>Orders that are put into a store, which sends them.</summary>
    private static IEnumerable<Mutant> InStore() =>
    [
        new(Stored, "put in twice", "warehouse-too-much", static h => h.Put(AskedAgain(h, Stored, static o => o))),
        new(Stored, "never put in", "waits-warehouse-order", static h => h.Drop<WarehouseEvent>(Stored).Drop<ShipmentConfirmed>(Stored)),
        new(Stored, "put in under an identifier that means no order", "warehouse-stranger", static h => h.Change<WarehouseOrderCreated>(Stored, static c => c with { Order = c.Order with { Reference = "bq-put-in" } })),
        new(Stored, "what the store sent never told", "waits-confirm", static h => h.Drop<ShipmentConfirmed>(Stored)),
        new(Stored, "the second of two fulfilments never told", "waits-confirm", static h => h.Change<ShipmentConfirmed>(Stored, static c => c with { By = Actor.Vendor }, only: 1)),
        Ask(Stored, "as a business customer's order", "stored-as-business", static o => o with { InStore = o.InStore! with { IsBusiness = true } }),
        Ask(Stored, "with the shopper's e-mail address", "stored-told", static o => o with { InStore = o.InStore! with { TellsShopper = true } }),
        Ask(Stored, "to be paid in the store", "stored-unpaid", static o => o with { InStore = o.InStore! with { Owed = 12.50m } }),
    ];

    private static IEnumerable<Mutant> Acceptance() =>
    [
        new(Plain, "nobody decides and the marketplace refuses", "acceptance-missed", Miss),
        new(Plain, "nobody decides", "waits-accept", static h => h.Drop<OrderDecided>(Plain).Drop<OrderCleared>(Plain)),
        new(Plain, "accepted after the window", "acceptance-late", static h => h.Change<OrderOffered>(Plain, o => o with { AcceptBy = h.First<OrderDecided>(Plain).At - Minute })),
        new(Plain, "accepted before it is asked", "acceptance-early", static h => h.Change<OrderOffered>(Plain, o => o with { At = h.First<OrderDecided>(Plain).At + Minute })),
        new(Plain, "accepted twice", "acceptance-doubled", static h => h.Put(h.First<OrderDecided>(Plain) with { At = h.First<OrderDecided>(Plain).At + Minute })),
        new(Plain, "every line refused", "refused", static h => h.Change<OrderDecided>(Plain, static d => d with { Accepted = [], Refused = d.Accepted })),
        new(TwoLines, "one of two lines refused", "refused-part", static h => h.Change<OrderDecided>(TwoLines, static d => d with { Accepted = [d.Accepted[0]], Refused = [d.Accepted[1]] })),
        new(CancelledBefore, "cancelled by the seller, not the customer", "cancelled", static h => h.Change<OrderCancelled>(CancelledBefore, static c => c with { By = Actor.Seller })),
        new(Reduced, "a part cancelled that nobody meant", "given-back-part", static _ => { }) { Terms = static t => t with { Claims = t.Claims with { GivenUp = [Refunded] } } },
        new(Refunded, "a part refunded that nobody meant", "given-back-part", static _ => { }) { Terms = static t => t with { Claims = t.Claims with { GivenUp = [Reduced] } } },
        new(Plain, "everything refunded instead of sent", "given-back", static h => h.Put(Refund(h, Plain, 3, 67.50m, notToBeSent: true))),
    ];

    private static IEnumerable<Mutant> Sales() =>
    [
        new(Plain, "no sales order", "waits-erp-order", static h => h.Drop<SalesOrderEvent>(Plain)),
        new(Plain, "two sales orders", "sales-doubled", static h => h.Put(Again(h, Plain))),
        new(Plain, "booked again after it was posted", "sales-doubled", static h => h.Put(Again(h, Plain) with { At = h.First<SalesOrderPosted>(Plain).At + Hour })),
        new(Plain, "under an unknown number", "sales-stranger", static h => h.Change<SalesOrderCreated>(Plain, static c => c with { Order = c.Order with { ExternalNumber = "bq:unheard-of" } })),
        new(Plain, "another order is booked under its number", "sales-doubled", static h => h.Change<SalesOrderCreated>(Cases, static c => c with { Order = c.Order with { ExternalNumber = $"bq:{Plain}" } })),
        new(Plain, "another number later", "sales-reference", static h => h.Put(Written(h, Plain, static o => o with { ExternalNumber = "PO 77" }))),
        Sale(Plain, "an order date of last year", "sales-date", static s => s with { OrderDate = new DateOnly(2025, 3, 2) }),
        Sale(Plain, "the order date of the day before", "sales-date", static s => s with { OrderDate = s.OrderDate!.Value.AddDays(-1) }),
        Sale(Plain, "the order date of the day after", "sales-date", static s => s with { OrderDate = s.OrderDate!.Value.AddDays(1) }),
        new(Plain, "sales order: no order date, and entered on the next day", "sales-date", static h =>
            h.Change<SalesOrderCreated>(Plain, static c => c with { At = c.At + TimeSpan.FromHours(20), Order = c.Order with { OrderDate = null } })),
        Sale(Plain, "a posting date before the order", "sales-date", static s => s with { PostingDate = s.OrderDate!.Value.AddDays(-1) }),
        new(Plain, "an invoice of the month before", "invoice-date", static h => h.Change<SalesOrderPosted>(Plain, static p => p with { InvoiceDate = p.InvoiceDate!.Value.AddMonths(-1) })),
        new(Plain, "an invoice of a day to come", "invoice-date", static h => h.Change<SalesOrderPosted>(Plain, static p => p with { InvoiceDate = p.InvoiceDate!.Value.AddDays(9) })),
        Sale(Plain, "another dimension", "sales-dimension", static s => s with { Dimensions = ("MARKETPLACE", "OTHER") }),
        Sale(Plain, "no dimensions, unlike all others", "sales-dimension", static s => s with { Dimensions = (string.Empty, string.Empty) }),
        new(Plain, "other dimensions written later", "sales-dimension", static h => h.Put(Written(h, Plain, static s => s with { Dimensions = ("RETAIL", "BQ") }))),
        Sale(Charged, "the fee on the item of the delivery", "sales-charge", static s => s with { Lines = [.. s.Lines.Select(static l => l.Role == SalesLineRole.Charge ? l with { Number = "DELIVERY" } : l)] }),
        Sale(Charged, "delivery and fee on each other's lines", "sales-charge", static s => s with
        {
            Lines = [.. s.Lines.Select(static l => l.Role == SalesLineRole.Charge ? l with { Number = l.Number == "DELIVERY" ? "40100" : "DELIVERY" } : l)],
        }),
        Sale(Charged, "the fee on an account that nobody named", "sales-charge", static s => s with { Lines = [.. s.Lines.Select(static l => l.Number == "40100" ? l with { Number = "40900" } : l)] }),
        Sale(Taxed, "no tax where the marketplace charged it", "sales-tax", static s => Lines(s, static l => l with { TaxPercent = 0m })),
        Sale(Taxed, "another rate than the marketplace's", "sales-tax", static s => Lines(s, static l => l with { TaxPercent = 5m })),
        Sale(Taxed, "the delivery without the tax that the marketplace charged", "sales-tax", static s =>
            Summed(s with { Lines = [.. s.Lines.Select(static l => l.Role == SalesLineRole.Charge ? l with { TaxPercent = 0m } : l)] })),
        new(Taxed, "another rate written before it was posted", "sales-tax", static h => h.Put(Written(h, Taxed, static s => Lines(s, static l => l with { TaxPercent = 5m })))),
        Sale(Plain, "a posting date of next year", "sales-date", static s => s with { PostingDate = new DateOnly(2027, 3, 2) }),
        Sale(Plain, "under another marketplace's name", "sales-reference", static s => s with { ExternalNumber = $"other:{Plain}" }),
        Sale(Corrected, "the delivery charge on another account", "sales-charge", static s => s with { Lines = [.. s.Lines.Select(static l => l.Role == SalesLineRole.Charge ? l with { Number = "40100" } : l)] }),
        Sale(Plain, "one piece less", "sales-goods", static o => Lines(o, static l => Priced(l with { Quantity = 2 }))),
        Sale(Plain, "one piece more", "sales-goods", static o => Lines(o, static l => Priced(l with { Quantity = 4 }))),
        Sale(Plain, "another item", "sales-goods", static o => Lines(o, static l => l with { Number = "JIG-650W" })),
        Sale(Plain, "the line twice", "sales-goods", static o => Summed(o with { Lines = [.. o.Lines, o.Lines[0] with { LineId = "twice" }] })),
        Sale(TwoLines, "a line missing", "sales-goods", static o => Summed(o with { Lines = [.. o.Lines.Skip(1)] })),
        Sale(TwoLines, "the quantities of two lines swapped", "sales-goods", static o => o with { Lines = [o.Lines[0] with { Quantity = o.Lines[1].Quantity }, o.Lines[1] with { Quantity = o.Lines[0].Quantity }, .. o.Lines.Skip(2)] }),
        Sale(Cases, "singles instead of cases", "sales-goods", static o => Lines(o, static l => l with { Unit = "PCS", UnitsPer = 1m })),
        Sale(Cases, "cases of another size", "sales-goods", static o => Lines(o, static l => l with { UnitsPer = 10m })),
        Sale(Plain, "a unit in which it is not sold", "sales-unit", static o => Lines(o, static l => l with { Unit = "BOX", UnitsPer = 3m, Quantity = 1m })),
        Sale(Plain, "the list price", "sales-price", static o => Lines(o, static l => Priced(l with { UnitPrice = l.UnitPrice + 1m }))),
        Sale(Plain, "a price of nothing", "sales-price", static o => Lines(o, static l => Priced(l with { UnitPrice = 0m }))),
        Sale(Plain, "a penny less", "sales-price", static o => Lines(o, static l => l with { Amount = l.Amount - 0.01m })),
        Sale(TwoLines, "the prices of two lines swapped", "sales-price", static o => o with { Lines = [o.Lines[0] with { Amount = o.Lines[1].Amount }, o.Lines[1] with { Amount = o.Lines[0].Amount }, .. o.Lines.Skip(2)] }),
        Sale(Corrected, "no delivery charge", "sales-charge", static o => Summed(o with { Lines = [.. o.Lines.Where(static l => l.Role != SalesLineRole.Charge)] })),
        Sale(Corrected, "the delivery charge twice", "sales-charge", static o => Summed(o with { Lines = [.. o.Lines, o.Lines[^1] with { LineId = "twice" }] })),
        Sale(Corrected, "another delivery charge", "sales-charge", static o => Summed(o with { Lines = [.. o.Lines.SkipLast(1), o.Lines[^1] with { Amount = 9.95m, UnitPrice = 9.95m }] })),
        Sale(Plain, "a delivery charge that the buyer does not pay", "sales-charge", static o => Summed(o with { Lines = [.. o.Lines, new SalesLineContent("extra", SalesLineRole.Charge, "DELIVERY", "PCS", 1m, 1m, 4.95m, 4.95m, 20m)] })),
        Sale(Corrected, "the delivery charge without tax", "sales-tax", static o => Summed(o with { Lines = [.. o.Lines.SkipLast(1), o.Lines[^1] with { TaxPercent = 0m }] })),
        Sale(Plain, "without tax", "sales-tax", static o => Lines(o, static l => l with { TaxPercent = 0m })),
        Sale(Plain, "gross prices taken for net", "sales-price", static o => Summed(o with { PricesIncludeTax = false })),
        Sale(Plain, "another sum of tax", "sales-tax", static o => o with { Tax = o.Tax - 1m }),
        Sale(Plain, "another total", "sales-total", static o => o with { Total = o.Total + 0.02m }),
        Sale(Plain, "another customer", "sales-customer", static o => o with { Customer = "C-BLOCKED" }),
        Sale(Euro, "another currency", "sales-currency", static o => o with { Currency = "GBP" }),
        Sale(Plain, "for another person", "sales-address", static o => o with { ShipTo = o.ShipTo with { Name = "Somebody Else" } }),
        Sale(Plain, "another street", "sales-address", static o => o with { ShipTo = o.ShipTo with { Line1 = "9 Other Road" } }),
        Sale(Plain, "another town", "sales-address", static o => o with { ShipTo = o.ShipTo with { City = "York" } }),
        Sale(Plain, "another post code", "sales-address", static o => o with { ShipTo = o.ShipTo with { PostCode = "YO1 7HH" } }),
        Sale(Plain, "another country", "sales-address", static o => o with { ShipTo = o.ShipTo with { Country = "IE" } }),
        Sale(Plain, "no address, unlike all others", "sales-address", static o => o with { ShipTo = new PostalAddress(null, null, null, null, null, null, null, null, null) }),
        Sale(Moved, "the address from before it was corrected", "sales-address", static o => o with { ShipTo = o.ShipTo with { Line1 = "1 Old Lane" } }),
        Sale(Reduced, "what was cancelled is booked", "sales-goods", static o => Lines(o, static l => Priced(l with { Quantity = 3 }))),
        new(Plain, "booked before it was paid", "sales-before-payment", static h => h.Change<SalesOrderCreated>(Plain, s => s with { At = h.First<OrderCleared>(Plain).At - Minute })),
        new(CancelledBefore, "booked after it was cancelled", "sales-after-cancellation", static h => h.Put(Foreign(h, Plain, CancelledBefore))),
        new(CancelledAfter, "not taken back", "sales-not-taken-back", static h => h.Drop<SalesOrderDeleted>(CancelledAfter)),
        new(CancelledAfter, "posted instead of taken back", "sales-not-taken-back", static h => h.Put(Posting(h, CancelledAfter, Actor.Person, h.First<SalesOrderDeleted>(CancelledAfter).At)).Drop<SalesOrderDeleted>(CancelledAfter)),
        new(Plain, "taken back before it was posted", "waits-erp-order", static h => h.Put(new SalesOrderDeleted(h.First<SalesOrderCreated>(Plain).At + Hour, Actor.Seller, h.First<SalesOrderCreated>(Plain).SalesOrderId)).Drop<SalesOrderPosted>(Plain)),
        new(Plain, "another quantity written later", "sales-goods", static h => h.Put(Written(h, Plain, static o => Lines(o, static l => Priced(l with { Quantity = 1 }))))),
        new(Plain, "another price written later", "sales-price", static h => h.Put(Written(h, Plain, static o => Lines(o, static l => Priced(l with { UnitPrice = 0.01m }))))),
        new(Plain, "posted before it left", "posted-not-sent", static h => h.Put(Posting(h, Plain, Actor.Seller, h.First<ParcelLabelled>(Plain).At - Hour))),
        new(Partial, "all posted when the first parcel left", "posted-not-sent", static h => h.Put(Posting(h, Partial, Actor.Seller, h.Of<ParcelLeft>(Partial)[0].At + Minute))),
        new(Partial, "parcels left and others did not, and a program that posts posted nothing", "sent-not-posted", static h => h.Drop<WarehouseOrderFulfilled>(Partial).Drop<SalesOrderPosted>(Partial)) { Terms = Posts },
        new(Partial, "parcels left and others did not, and a program that posts posted one less", "sent-not-posted", static h => h.Drop<WarehouseOrderFulfilled>(Partial)
            .Change<SalesOrderPosted>(Partial, static p => p with { IsComplete = false, Lines = [.. p.Lines.Select(static (l, i) => i == 0 ? l with { Shipped = l.Shipped - 1m } : l)] })) { Terms = Posts },
        new(Plain, "never posted", "sales-not-posted", static h => h.Drop<SalesOrderPosted>(Plain)),
        new(Plain, "booked a day late", "booked-late", static h => h.Change<SalesOrderCreated>(Plain, static s => s with { At = s.At + TimeSpan.FromHours(20) })),
        new(Plain, "booked although the operator sends", "sales-beside-operator", static h => h.Change<OrderPlaced>(Plain, static o => o with { Order = o.Order with { OperatorShips = true } })),
    ];

    private static IEnumerable<Mutant> Warehouse() =>
    [
        new(Plain, "the warehouse not asked", "waits-warehouse-order", static h => h.Drop<WarehouseEvent>(Plain).Drop<ShipmentConfirmed>(Plain)),
        new(Plain, "asked twice", "warehouse-too-much", static h => h.Put(AskedAgain(h, Plain, static o => o))),
        new(Plain, "asked under an unknown reference", "warehouse-stranger", static h => h.Change<WarehouseOrderCreated>(Plain, static c => c with { Order = c.Order with { Reference = "bq-single" } })),
        new(Plain, "asked under another order's reference", "waits-warehouse-order", static h => h.Change<WarehouseOrderCreated>(Plain, static c => c with { Order = c.Order with { Reference = $"bq:{Partial}" } })),
        Ask(Plain, "one piece more", "warehouse-too-much", static o => o with { Goods = [o.Goods[0] with { Units = 4 }] }),
        Ask(Plain, "one piece less", "waits-warehouse-order", static o => o with { Goods = [o.Goods[0] with { Units = 2 }] }),
        Ask(Plain, "another item", "warehouse-too-much", static o => o with { Goods = [o.Goods[0] with { Sku = "JIG-650W" }] }),
        Ask(Cases, "cases for pieces", "waits-warehouse-order", static o => o with { Goods = [o.Goods[0] with { Units = 3 }] }),
        Ask(TwoLines, "a line missing", "waits-warehouse-order", static o => o with { Goods = [o.Goods[0]] }),
        Ask(TwoLines, "a line twice", "warehouse-too-much", static o => o with { Goods = [.. o.Goods, o.Goods[0]] }),
        Ask(Refunded, "what was refunded too", "warehouse-too-much", static o => o with { Goods = [o.Goods[0] with { Units = 3 }] }),
        Ask(Reduced, "what was cancelled too", "warehouse-too-much", static o => o with { Goods = [o.Goods[0] with { Units = 3 }] }),
        new(Backorder, "the second part asks for all", "warehouse-too-much", static h => h.Change<WarehouseOrderCreated>(Backorder, static c => c with { Order = c.Order with { Goods = [c.Order.Goods[0] with { Units = 5 }] } }, only: 1)),
        new(Backorder, "the second part asked twice", "warehouse-too-much", static h => h.Put(AskedAgain(h, Backorder, static o => o with { Goods = [o.Goods[0] with { Units = 3 }] }))),
        new(Backorder, "the second part forgotten", "waits-warehouse-order", static h =>
            h.Change<WarehouseOrderCreated>(Backorder, static c => c with { Order = c.Order with { Reference = "bq:unheard-of" } }, only: 1)),
        Ask(Plain, "for another person", "warehouse-address", static o => o with { Recipient = o.Recipient with { Name = "Somebody Else" } }),
        Ask(Plain, "another street", "warehouse-address", static o => o with { Recipient = o.Recipient with { Line1 = "9 Other Road" } }),
        Ask(Plain, "another town", "warehouse-address", static o => o with { Recipient = o.Recipient with { City = "York" } }),
        Ask(Plain, "another post code", "warehouse-address", static o => o with { Recipient = o.Recipient with { PostCode = "YO1 7HH" } }),
        Ask(Plain, "another country", "warehouse-address", static o => o with { Recipient = o.Recipient with { Country = "IE" } }),
        Ask(Plain, "another county", "warehouse-address", static o => o with { Recipient = o.Recipient with { State = "Nowhere" } }),
        Ask(Plain, "another telephone number", "warehouse-phone", static o => o with { Recipient = o.Recipient with { Phone = "01632 960999" } }),
        Ask(Plain, "no telephone number, unlike all others", "warehouse-phone", static o => o with { Recipient = o.Recipient with { Phone = null } }),
        Ask(Moved, "the address from before it was corrected", "warehouse-address", static o => o with { Recipient = o.Recipient with { Line1 = "1 Old Lane" } }),
        Ask(Noted, "without the note to the driver", "warehouse-note", static o => o with { Text = o.Text.Replace("4711", string.Empty, StringComparison.Ordinal) }),
        Ask(Noted, "without the pick-up point", "warehouse-pick-up", static o => o with { Text = o.Text.Replace("0815", string.Empty, StringComparison.Ordinal) }),
        new(Plain, "asked before it was paid", "warehouse-before-payment", static h => h.Change<WarehouseOrderCreated>(Plain, s => s with { At = h.First<OrderCleared>(Plain).At - Minute })),
        new(CancelledAfter, "asked after it was cancelled", "warehouse-after-cancellation", static h => h.Change<WarehouseOrderCreated>(CancelledAfter, s => s with { At = h.First<OrderCancelled>(CancelledAfter).At + Minute })),
        new(CancelledAfter, "not stopped", "warehouse-not-stopped", static h => h.Drop<GoodsStopped>(CancelledAfter)),
        new(CancelledAfter, "not stopped, and it leaves", "sent-after-cancellation", static h => h.Drop<GoodsStopped>(CancelledAfter).Put(Gone(h, CancelledAfter, h.First<OrderCancelled>(CancelledAfter).At + (3 * Hour)))),
        new(Plain, "stopped although it is to be sent", "waits-warehouse-order", static h => h.Drop<ParcelLabelled>(Plain).Drop<ParcelLeft>(Plain).Drop<ShipmentConfirmed>(Plain)
            .Put(new GoodsStopped(h.First<WarehouseOrderCreated>(Plain).At + Hour, Actor.Seller, h.First<WarehouseOrderCreated>(Plain).WarehouseOrderId, h.First<WarehouseOrderCreated>(Plain).Order.Goods))),
        new(Plain, "asked a day late", "asked-late", static h => h.Change<WarehouseOrderCreated>(Plain, static s => s with { At = s.At + TimeSpan.FromHours(20) })),
        new(Plain, "asked although the operator sends", "warehouse-beside-operator", static h => h.Change<OrderPlaced>(Plain, static o => o with { Order = o.Order with { OperatorShips = true } })),
        Ask(Plain, "under another marketplace's name", "warehouse-reference", static w => w with { Reference = $"other:{Plain}" }),
        Ask(Plain, "as goods for the trade", "warehouse-terms", static w => w with { IsTrade = true }),
        Ask(Plain, "at the buyer's cost", "warehouse-terms", static w => w with { IsCollect = true }),
        Ask(Plain, "another delivery than the buyer chose", "warehouse-service", static w => w with { Service = "Express" }),
        Ask(Plain, "no delivery", "warehouse-service", static w => w with { Service = null }),
        new(Plain, "warehouse order: the slow delivery for the fast one", "warehouse-service", static h => h.Change<OrderPlaced>(Plain, static o => o with { Order = o.Order with { Service = "EXP", ServiceName = "Express" } })),
        Ask(Plain, "the marketplace's words where the table has the warehouse's", "warehouse-service", static w => w) with
        {
            Terms = static t => t with { Services = new Dictionary<string, IReadOnlyList<string>> { ["STD"] = ["2 Day Parcel"], ["EXP"] = ["Next Day Parcel"] } },
        },
        Ask(Plain, "in cases", "warehouse-unit", static w => w with { PackUnits = ["CS"] }),
        new(Plain, "warehouse order: without the company", "warehouse-address", static h => h.Change<OrderPlaced>(Plain, static o => o with { Order = o.Order with { ShipTo = o.Order.ShipTo! with { Company = "Acme Decorators Ltd" } } })),
        new(Plain, "sent by a person, and asked again", "warehouse-too-much", static h => SentByPeople(h)),
        new(Plain, "a person writes another flat, the program wrote another town", "warehouse-address", static h => h
            .Change<WarehouseOrderCreated>(Plain, static c => c with { Order = c.Order with { Recipient = c.Order.Recipient with { City = "York" } } }).Put(Edited(h, static r => r with { City = "York", Line2 = "Unit 4" }))),
        new(Plain, "a person writes another flat, and more leaves", "sent-too-much", static h => h.Put(Edited(h, static r => r with { Line2 = "Unit 4" }))
            .Change<ParcelLeft>(Plain, static p => p with { Parcel = p.Parcel with { Goods = [p.Parcel.Goods[0] with { Units = 4 }] } })),
        new(Plain, "an item that the warehouse had to make", "warehouse-product", static h => h.Put(new ProductMade(h.First<WarehouseOrderCreated>(Plain).At, Actor.Seller, "WRONG-SKU"))),
    ];

    private static IEnumerable<Mutant> Parcels() =>
    [
        new(Plain, "a second parcel of the same", "sent-too-much", static h => h.Put(Gone(h, Plain, h.First<ParcelLeft>(Plain).At + Hour))),
        new(Plain, "one piece more in the parcel", "sent-too-much", static h => h.Change<ParcelLeft>(Plain, static p => p with { Parcel = p.Parcel with { Goods = [p.Parcel.Goods[0] with { Units = 4 }] } })),
        new(Refunded, "what was refunded leaves", "sent-too-much", static h => h.Change<ParcelLeft>(Refunded, static p => p with { Parcel = p.Parcel with { Goods = [p.Parcel.Goods[0] with { Units = 3 }] } })),
        new(Plain, "told of a parcel that is not there", "confirmed-too-much", static h => h.Drop<ParcelLabelled>(Plain)),
        new(Plain, "told of a parcel whose label was taken back", "confirmed-never-left", static h => h.Put(new LabelVoided(h.First<ShipmentConfirmed>(Plain).At + Hour, Actor.Person, h.First<ParcelLeft>(Plain).WarehouseOrderId, h.First<ParcelLeft>(Plain).Parcel.Id))),
    ];

    private static IEnumerable<Mutant> News() =>
    [
        new(Plain, "not told", "waits-confirm", static h => h.Drop<ShipmentConfirmed>(Plain)),
        new(Partial, "the last parcel not told", "waits-confirm", static h => h.Change<ShipmentConfirmed>(Partial, static c => c with { By = Actor.Vendor }, only: 2)),
        new(Plain, "told by the operator, not the seller", "waits-confirm", static h => h.Change<ShipmentConfirmed>(Plain, static c => c with { By = Actor.Vendor })),
        new(Plain, "told twice", "confirmed-too-much", static h => h.Put(h.First<ShipmentConfirmed>(Plain) with { At = h.First<ShipmentConfirmed>(Plain).At + Hour, ShipmentId = "again" })),
        new(Partial, "a parcel told twice, the last one never", "confirmed-doubled", static h => h.Change<ShipmentConfirmed>(Partial, c => h.Of<ShipmentConfirmed>(Partial)[0] with { At = c.At, ShipmentId = c.ShipmentId }, only: 2)),
        new(Plain, "told before it left", "confirmed-too-much", static h => h.Change<ShipmentConfirmed>(Plain, c => c with { At = h.First<ParcelLabelled>(Plain).At - Minute })),
        new(Partial, "all told when the first parcel left", "confirmed-too-much", static h => h.Change<ShipmentConfirmed>(Partial, static c => c with { Lines = [c.Lines[0] with { Quantity = 6 }] }, only: 0)),
        Tell(Plain, "one piece more", "confirmed-too-much", static c => c with { Lines = [c.Lines[0] with { Quantity = 4 }] }),
        Tell(Plain, "one piece less", "waits-confirm", static c => c with { Lines = [c.Lines[0] with { Quantity = 2 }] }),
        Tell(Cases, "pieces for cases", "confirmed-too-much", static c => c with { Lines = [c.Lines[0] with { Quantity = 36 }] }),
        Tell(TwoLines, "all on one line", "confirmed-too-much", static c => c with { Lines = [c.Lines[0] with { Quantity = 3 }] }),
        Tell(Plain, "another carrier", "confirmed-carrier", static c => c with { Tracking = c.Tracking! with { CarrierCode = "DX" } }),
        Tell(Plain, "a carrier in words", "confirmed-carrier", static c => c with { Tracking = c.Tracking! with { CarrierCode = null, CarrierName = "DPD Next Day" } }),
        Tell(Plain, "a number that no parcel has", "confirmed-number", static c => c with { Tracking = c.Tracking! with { Number = "15599999999999" } }),
        Tell(Plain, "no number", "confirmed-without-number", static c => c with { Tracking = c.Tracking! with { Number = null } }),
        Tell(Plain, "nothing of the carrier", "confirmed-without-number", static c => c with { Tracking = null }),
        new(Plain, "another order's number", "confirmed-number", static h => h.Change<ShipmentConfirmed>(Plain, c => c with { Tracking = c.Tracking! with { Number = h.First<ShipmentConfirmed>(Cases).Tracking!.Number } })),
        new(Partial, "two parcels under one number", "confirmed-goods", static h => h.Change<ShipmentConfirmed>(Partial, c => c with { Tracking = h.Of<ShipmentConfirmed>(Partial)[0].Tracking }, only: 1)),
        new(Corrected, "the correction not told", "tracking-not-corrected", static h => h.Drop<ShipmentTracked>(Corrected)),
        new(Corrected, "another number told as the correction", "confirmed-number", static h => h.Change<ShipmentTracked>(Corrected, static t => t with { Tracking = t.Tracking! with { Number = "15599999999999" } })),
        new(Corrected, "another carrier told as the correction", "confirmed-carrier", static h => h.Change<ShipmentTracked>(Corrected, static t => t with { Tracking = t.Tracking! with { CarrierCode = "DX" } })),
        new(Corrected, "the correction told for another parcel", "tracking-not-corrected", static h => h.Change<ShipmentTracked>(Corrected, static t => t with { ShipmentId = "other" })),
        new(Plain, "told a day late", "confirmed-late", static h => h.Change<ShipmentConfirmed>(Plain, static c => c with { At = c.At + TimeSpan.FromHours(20) })),
        new(Plain, "left in time and told after the deadline", "confirmed-after-deadline", static h => h.Change<OrderCleared>(Plain, c => c with { ShipBy = h.First<ParcelLabelled>(Plain).At + (2 * Hour) })
            .Change<ShipmentConfirmed>(Plain, c => c with { At = h.First<ParcelLabelled>(Plain).At + (4 * Hour) })),
        new(Cases, "told for another order", "confirmed-too-much", static h => h.Put(h.First<ShipmentConfirmed>(Cases) with { At = h.First<ShipmentConfirmed>(Plain).At, ShipmentId = "other" }).Drop<ShipmentConfirmed>(Plain)),
        Tell(Plain, "a link to another parcel", "confirmed-link", static c => c with { Tracking = c.Tracking! with { Url = "https://track.carrier.example/15599999999999" } }),
        Tell(Plain, "a link that leads to no parcel", "confirmed-link", static c => c with { Tracking = c.Tracking! with { Url = "https://track.carrier.example/" } }),
        new(Plain, "news: a link to another carrier's site", "confirmed-link", static h => h
            .Change<ParcelLabelled>(Plain, static p => p with { Parcel = p.Parcel with { CarrierCode = "DPD" } })
            .Change<ShipmentConfirmed>(Plain, static c => c with { Tracking = c.Tracking! with { CarrierCode = "DPD", Url = $"https://track.evri.example/{c.Tracking.Number}" } })),
        Tell(Plain, "a carrier in words and no link", "confirmed-link", static c => c with { Tracking = c.Tracking! with { CarrierCode = null, CarrierName = "Pigeon Post", Url = null } }),
        new(Corrected, "the link of before told with the correction", "confirmed-link", static h => h.Change<ShipmentTracked>(Corrected, t => t with
        {
            Tracking = t.Tracking! with { Url = $"https://track.carrier.example/{h.First<ShipmentConfirmed>(Corrected).Tracking!.Number}" },
        })),
        new(Plain, "the name of another order told to the marketplace", "reference-told", static h => h.Put(new ReferenceTold(h.First<SalesOrderCreated>(Plain).At + Minute, Actor.Seller, Plain, $"bq:{Cases}"))),
        new(Plain, "told although the operator sends", "confirmed-beside-operator", static h => h.Change<OrderPlaced>(Plain, static o => o with { Order = o.Order with { OperatorShips = true } })),
    ];

    private static IEnumerable<Mutant> Credits() => new Mutant[]
    {
        new(Returned, "what came back credited twice", "credit-doubled", static h => Credited(h).Put(h.First<CreditNotePosted>(Returned) with { CreditNoteId = "again" })),
        new(Returned, "more credited than came back", "credit-doubled", static h => Credited(h).Change<CreditNotePosted>(Returned, static c => c with { Lines = [c.Lines[0] with { Units = 2 }] })),
        new(Returned, "credited before the goods were there", "credit-early", static h => Credited(h).Drop<ReturnMoved>(Returned)),
        new(Returned, "another sum credited than paid back", "credit-amount", static h => Credited(h).Change<CreditNotePosted>(Returned, static c => c with { Total = 20m })),
        new(Returned, "paid back and never credited", "credit-missed", static h => Credited(h).Drop<CreditNotePosted>(Returned)),
        new(Plain, "credited for nothing", "credit-doubled", static h => h.Put(Credit(h, Plain))),
    }.Select(static m => m with { Terms = static t => t with { RefundTime = TimeSpan.FromDays(2), Claims = t.Claims with { CreditsReturns = true } } });

    /// <summary>The return is received, and what it holds credited, as it should be.</summary>
    public static HistoryEdit Credited(HistoryEdit h) => h.Put(
        new ReturnMoved(h.First<ReturnAsked>(Returned).At + Hour, Actor.Seller, Returned, "R1", ReturnStep.Received), Credit(h, Returned) with { At = h.First<ReturnAsked>(Returned).At + (2 * Hour) });

    private static CreditNotePosted Credit(HistoryEdit h, string order)
    {
        var sold = h.First<SalesOrderCreated>(order);
        var line = sold.Order.Lines.First(static l => l.Role == SalesLineRole.Goods);
        return new CreditNotePosted(h.First<ParcelLeft>(order).At + (24 * Hour), Actor.Seller, sold.SalesOrderId, "CM", [new CreditedLine(SalesLineRole.Goods, line.Number, 1, 22.50m)], 22.50m);
    }

    private static IEnumerable<Mutant> Money() =>
    [
        new(Returned, "refunded twice", "refund-doubled", static h => h.Put(h.First<QuantityRefunded>(Returned) with { At = h.First<QuantityRefunded>(Returned).At + Minute, RefundId = "again" })),
        new(Returned, "more refunded than was paid", "refund-too-much", static h => h.Change<QuantityRefunded>(Returned, static r => r with { Amount = 1000m })),
        new(Returned, "refunded before anybody asked", "refund-unmeant", static h => h.Drop<ReturnAsked>(Returned)),
        new(Plain, "refunded for nothing", "refund-unmeant", static h => h.Put(Refund(h, Plain, 1, 22.50m, notToBeSent: false))),
        new(Refunded, "another amount than the pieces cost", "refund-amount", static h => h.Change<QuantityRefunded>(Refunded, static r => r with { Amount = 40m })),
        new(Refunded, "refunded twice", "refund-doubled", static h => h.Put(h.First<QuantityRefunded>(Refunded) with { RefundId = "again" })),
        new(Reduced, "cancelled twice", "cancelation-doubled", static h => h.Put(h.First<QuantityCancelled>(Reduced) with { CancelationId = "again" })),
        new(Reduced, "another amount than the pieces cost", "refund-amount", static h => h.Change<QuantityCancelled>(Reduced, static r => r with { Amount = 10m })),
        new(Reduced, "cancelled after it was paid", "cancelation-after-payment", static h => h.Change<QuantityCancelled>(Reduced, c => c with { At = h.First<OrderCleared>(Reduced).At + Minute })),
        new(Returned, "more than the pieces cost that come back, and none named", "refund-amount", static h => h.Change<QuantityRefunded>(Returned, static r => r with { Quantity = 0, Amount = 60m })),
        new(Returned, "refused to take it back, and paid", "refund-unmeant", static h => h.Put(new ReturnMoved(h.First<ReturnAsked>(Returned).At + Minute, Actor.Seller, Returned, "R1", ReturnStep.Off))),
        new(Returned, "the customer waits for his money", "refund-missed", static h => h.Drop<QuantityRefunded>(Returned)) { Terms = static t => t with { RefundTime = TimeSpan.FromDays(3) } },
        new(Plain, "what has left refunded as not to be sent", "refund-pieces", static h => h.Put(Refund(h, Plain, 1, 22.50m, notToBeSent: true) with { At = h.First<ParcelLeft>(Plain).At + (2 * Hour) })),
        new(Corrected, "all given back but the delivery", "refund-amount", static h => h.Put(Refund(h, Corrected, 1, 22.50m, notToBeSent: true))),
        new(Plain, "all the money back and sent, and no pieces named", "refunded-and-sent", static h => h.Put(Refund(h, Plain, 0, 67.50m, notToBeSent: false))),
        new(Plain, "all the money back for nothing after it was sent", "refund-unmeant", static h => h.Put(Refund(h, Plain, 3, 67.50m, notToBeSent: false) with { At = h.First<ParcelLeft>(Plain).At + (2 * Hour) }))
        {
            Terms = static t => t with { Claims = t.Claims with { GivenUp = null } },
        },
        new(Refunded, "refunded before it was paid", "refund-before-payment", static h => h.Change<QuantityRefunded>(Refunded, r => r with { At = h.First<OrderCleared>(Refunded).At - Minute })),
    ];

    private static IEnumerable<Mutant> Kits() =>
    [
        Sale(HistoryDay.Kit, "its parts instead of the kit", "sales-goods", static o => Summed(o with
        {
            Lines = [.. Parts.Select(p => o.Lines[0] with { LineId = p.Sku, Number = p.Sku, Quantity = p.Units, Amount = 23m, UnitPrice = 23m / p.Units }), .. o.Lines.Skip(1)],
        })),
        Sale(HistoryDay.Kit, "one kit of two", "sales-goods", static o => Lines(o, static l => Priced(l with { Quantity = 1 }))),
        Ask(HistoryDay.Kit, "the kit instead of its parts", "warehouse-too-much", static o => o with { Goods = [new Goods("KIT-ROOM-WHT", 2)] }),
        Ask(HistoryDay.Kit, "a part missing", "waits-warehouse-order", static o => o with { Goods = [.. o.Goods.Skip(1)] }),
        Ask(HistoryDay.Kit, "the parts of one kit for two", "waits-warehouse-order", static o => o with { Goods = [.. o.Goods.Select(static g => g with { Units = g.Units / 2 })] }),
        Ask(HistoryDay.Kit, "one of each part where the kit has two", "waits-warehouse-order", static o => o with { Goods = [.. o.Goods.Select(static g => g with { Units = 2 })] }),
        Ask(HistoryDay.Kit, "a part twice", "warehouse-too-much", static o => o with { Goods = [.. o.Goods, o.Goods[0]] }),
        Ask(HistoryDay.Kit, "another part", "warehouse-too-much", static o => o with { Goods = [o.Goods[0] with { Sku = "PNT-MAG-SLK-25" }, .. o.Goods.Skip(1)] }),
        Ask(HistoryDay.Kit, "the quantities of two parts swapped", "warehouse-too-much", static o => o with
        {
            Goods = [o.Goods[0] with { Units = o.Goods[2].Units }, o.Goods[1], o.Goods[2] with { Units = o.Goods[0].Units }],
        }),
        new(HistoryDay.Kit, "a part more leaves", "sent-too-much", static h => h.Change<ParcelLeft>(HistoryDay.Kit, static p => p with { Parcel = p.Parcel with { Goods = [p.Parcel.Goods[0] with { Units = 3 }, .. p.Parcel.Goods.Skip(1)] } })),
        new(HistoryDay.Kit, "posted before it left", "posted-not-sent", static h => h.Put(Posting(h, HistoryDay.Kit, Actor.Seller, h.First<ParcelLabelled>(HistoryDay.Kit).At - Hour))),
        new(HistoryDay.Kit, "all the money back and sent", "refunded-and-sent", static h => h.Put(Refund(h, HistoryDay.Kit, 2, 69m, notToBeSent: false))),
        new(HistoryDay.Kit, "what has left refunded as not to be sent", "refund-pieces", static h => h.Put(Refund(h, HistoryDay.Kit, 1, 34.50m, notToBeSent: true) with { At = h.First<ParcelLeft>(HistoryDay.Kit).At + (2 * Hour) })),
        Tell(HistoryDay.Kit, "one kit of two", "waits-confirm", static c => c with { Lines = [c.Lines[0] with { Quantity = 1 }] }),
        Tell(HistoryDay.Kit, "its parts for kits", "confirmed-too-much", static c => c with { Lines = [c.Lines[0] with { Quantity = 8 }] }),
        new(HistoryDay.Kit, "not told", "waits-confirm", static h => h.Drop<ShipmentConfirmed>(HistoryDay.Kit)),
        new(KitParts, "told before its last part left", "confirmed-too-much", static h => h.Change<ShipmentConfirmed>(KitParts, c => c with { At = h.Of<ParcelLabelled>(KitParts)[0].At + Minute }, only: 0)),
        new(KitParts, "told with the parcel of another line", "confirmed-goods", static h => h.Change<ShipmentConfirmed>(KitParts, c => c with
        {
            At = h.Of<ShipmentConfirmed>(KitParts)[1].At, Tracking = h.Of<ShipmentConfirmed>(KitParts)[1].Tracking,
        }, only: 0)),
        new(KitParts, "all its parts gone and not told", "waits-confirm", static h => h.Change<ShipmentConfirmed>(KitParts, static c => c with { By = Actor.Vendor }, only: 0)),
    ];

    private static IEnumerable<Mutant> Excuses() =>
    [
        new(Plain, "no sales order, and trouble with another step", "waits-erp-order", static h => h.Put(new TroublePlanted(h.First<OrderPlaced>(Plain).At, Actor.Vendor, Plain, "unmapped-carrier", LedgerStep.Confirm)).Drop<SalesOrderEvent>(Plain))
        {
            Terms = static t => t with { Claims = t.Claims with { Holds = null } },
        },
        new(Plain, "not told, and trouble that was mended", "waits-confirm", static h => h.Put(
            new TroublePlanted(h.First<OrderPlaced>(Plain).At, Actor.Vendor, Plain, "unmapped-carrier", LedgerStep.Confirm), new TroubleEnded(h.First<ParcelLeft>(Plain).At, Actor.Person, Plain, "unmapped-carrier")).Drop<ShipmentConfirmed>(Plain))
        {
            Terms = static t => t with { Claims = t.Claims with { Holds = null } },
        },
        new(Plain, "not told, and trouble that nobody holds", "waits-confirm", static h => h.Put(new TroublePlanted(h.First<OrderPlaced>(Plain).At, Actor.Vendor, Plain, "unmapped-carrier", LedgerStep.Confirm)).Drop<ShipmentConfirmed>(Plain)),
        new(Plain, "not told, and a hold that is over", "waits-confirm", static h => h.Drop<ShipmentConfirmed>(Plain)) { Terms = static t => Held(t, new LedgerHold(Plain, LedgerStep.Confirm, null, t.Now - Hour)) },
        new(Plain, "not told, and a hold of another step", "waits-confirm", static h => h.Drop<ShipmentConfirmed>(Plain)) { Terms = static t => Held(t, new LedgerHold(Plain, LedgerStep.ErpOrder)) },
        new(Plain, "not told, and a hold of another order", "waits-confirm", static h => h.Drop<ShipmentConfirmed>(Plain)) { Terms = static t => Held(t, new LedgerHold(Cases, LedgerStep.Confirm)) },
        new(Plain, "sent without a sales order, and held", "waits-erp-order", static h => h.Drop<SalesOrderEvent>(Plain)) { Terms = static t => Held(t, new LedgerHold(Plain)) },
        new(Plain, "another address, and held", "warehouse-address", static h => h.Change<WarehouseOrderCreated>(Plain, static c => c with { Order = c.Order with { Recipient = c.Order.Recipient with { City = "York" } } }))
        {
            Terms = static t => Held(t, new LedgerHold(Plain)),
        },
        new(Plain, "stopped by a person, asked anew and stopped by the program", "waits-warehouse-order", static h => h.Drop<ShipmentConfirmed>(Plain).Drop<ParcelLabelled>(Plain).Drop<ParcelLeft>(Plain).Put(
            Stopped(h, "", Actor.Person, Minute), AskedAgain(h, Plain, static w => w) with { At = h.First<WarehouseOrderCreated>(Plain).At + (2 * Minute) }, Stopped(h, "again", Actor.Seller, 3 * Minute)))
        {
            Terms = static t => t with { Claims = t.Claims with { Holds = null } },
        },
        new(Partial, "one parcel's carrier unknown, and a known one not told", "waits-confirm", static h => h.Drop<ShipmentConfirmed>(Partial)
            .Change<ParcelLabelled>(Partial, static p => p with { Parcel = p.Parcel with { CarrierCode = null } }, only: 0)
            .Put(new TroublePlanted(h.First<OrderPlaced>(Partial).At, Actor.Vendor, Partial, "unmapped-carrier", LedgerStep.Confirm)))
        {
            Terms = static t => t with { Claims = t.Claims with { Holds = null } },
        },
        new(Plain, "nobody decides, and it is shown only at the end", "acceptance-missed", Miss) { Terms = static t => Held(t, new LedgerHold(Plain, LedgerStep.Accept, t.Now - Hour)) },
        new(Plain, "nobody decides, and a hold of another step", "acceptance-missed", Miss) { Terms = static t => Held(t, new LedgerHold(Plain, LedgerStep.ErpOrder)) },
        new(Plain, "posted by a person before it left, and nobody can see it", "posted-not-sent", PostByPerson),
        new(Plain, "posted by a person before it left, and a hold of another step", "posted-not-sent", PostByPerson) { Terms = static t => Held(t, new LedgerHold(Plain, LedgerStep.Confirm)) },
        new(Plain, "entered once more by a person, and nobody can see it", "sales-doubled", EnterByPerson),
        new(Plain, "entered once more by a person, and a hold that is over", "sales-doubled", EnterByPerson) { Terms = static t => Held(t, new LedgerHold(Plain, LedgerStep.ErpOrder, null, t.Now - (3 * Hour))) },
        new(Plain, "entered once more by the seller's program, and held", "sales-doubled", static h => h.Put(Again(h, Plain))) { Terms = static t => Held(t, new LedgerHold(Plain, LedgerStep.ErpOrder)) },
        new(Plain, "another address since it was booked, and nobody can see it", "sales-address", h => KeepOldAddress(h, Minute)),
        new(Plain, "another address since it was booked, and a hold of another step", "sales-address", h => KeepOldAddress(h, Minute)) { Terms = static t => Held(t, new LedgerHold(Plain, LedgerStep.Confirm)) },
        new(Plain, "another address since it was booked, dated since, and nobody can see it", "sales-address", KeepOldAddressUnderANewDate),
        new(Plain, "told a day late, and held only afterwards", "confirmed-late", static h => h.Change<ShipmentConfirmed>(Plain, static c => c with { At = c.At + TimeSpan.FromHours(20) }))
        {
            Terms = static t => Held(t, new LedgerHold(Plain, LedgerStep.Confirm, t.Now - Hour)),
        },
    ];

    /// <summary>What a person did, or what waits for a person: no such finding while he can see it.</summary>
    public static IReadOnlyList<(Action<HistoryEdit> Make, string Code, string Step)> Seen { get; } =
        [(Miss, "acceptance-missed", LedgerStep.Accept), (PostByPerson, "posted-not-sent", LedgerStep.Posting), (EnterByPerson, "sales-doubled", LedgerStep.ErpOrder), (h => KeepOldAddress(h, Minute), "sales-address", LedgerStep.ErpOrder),
        (h => KeepOldAddress(h, -Minute), "sales-address", LedgerStep.ErpOrder),
        (KeepOldAddressUnderANewDate, "sales-address", LedgerStep.ErpOrder)];

    private static void Miss(HistoryEdit h) => h.Change<OrderDecided>(Plain, static d => d with { By = Actor.Vendor, Accepted = [], Refused = d.Accepted });

    private static void PostByPerson(HistoryEdit h) => h.Drop<SalesOrderPosted>(Plain).Put(Posting(h, Plain, Actor.Person, h.First<WarehouseOrderCreated>(Plain).At + Minute));

    private static void EnterByPerson(HistoryEdit h) => h.Put(Again(h, Plain) with { By = Actor.Person });

    /// <summary>The address changes so long after the sales order was written, or before.</summary>
    private static void KeepOldAddress(HistoryEdit h, TimeSpan after)
    {
        var bought = h.First<OrderPlaced>(Plain).Order;
        h.Drop<SalesOrderPosted>(Plain).Put(new OrderChanged(h.First<SalesOrderCreated>(Plain).At + after, Actor.Person, bought with { ShipTo = bought.ShipTo! with { Line1 = "9 New Lane" } }));
    }

    /// <summary>As above, and the seller's program gives the sales order another posting date hours later.</summary>
    private static void KeepOldAddressUnderANewDate(HistoryEdit h)
    {
        KeepOldAddress(h, Minute);
        var created = h.First<SalesOrderCreated>(Plain);
        h.Put(new SalesOrderChanged(created.At + (3 * Hour), Actor.Seller, created.Order with { PostingDate = created.Order.PostingDate?.AddDays(1) ?? new DateOnly(2026, 3, 9) }));
    }

    public static AuditTerms Held(AuditTerms terms, LedgerHold hold) => terms with { Claims = terms.Claims with { Holds = [hold] } };

    private static Mutant Sale(string history, string what, string code, Func<SalesOrderContent, SalesOrderContent> change) =>
        new(history, $"sales order: {what}", code, h => h.Change<SalesOrderCreated>(history, s => s with { Order = change(s.Order) }));

    private static Mutant Ask(string history, string what, string code, Func<WarehouseOrderContent, WarehouseOrderContent> change) =>
        new(history, $"warehouse order: {what}", code, h => h.Change<WarehouseOrderCreated>(history, s => s with { Order = change(s.Order) }));

    private static Mutant Tell(string history, string what, string code, Func<ShipmentConfirmed, ShipmentConfirmed> change) =>
        new(history, $"news: {what}", code, h => h.Change(history, change));

    private static SalesOrderContent Lines(SalesOrderContent order, Func<SalesLineContent, SalesLineContent> change) =>
        Summed(order with { Lines = [.. order.Lines.Select(l => l.Role == SalesLineRole.Goods ? change(l) : l)] });

    private static SalesLineContent Priced(SalesLineContent line) => line with { Amount = line.Quantity * line.UnitPrice };

    /// <summary>The document's sums as the ERP makes them.</summary>
    private static SalesOrderContent Summed(SalesOrderContent order)
    {
        decimal total = 0m, tax = 0m;
        foreach (var rate in order.Lines.GroupBy(static l => l.TaxPercent))
        {
            var amount = rate.Sum(static l => l.Amount);
            var vat = decimal.Round(order.PricesIncludeTax ? amount * rate.Key / (100m + rate.Key) : amount * rate.Key / 100m, 2, MidpointRounding.AwayFromZero);
            tax += vat;
            total += order.PricesIncludeTax ? amount : amount + vat;
        }

        return order with { Total = total, Tax = tax };
    }

    private static SalesOrderCreated Again(HistoryEdit h, string order)
    {
        var first = h.First<SalesOrderCreated>(order);
        var again = first.Order with { Id = "again", Number = "SO-AGAIN" };
        return new SalesOrderCreated(first.At + Minute, Actor.Seller, again);
    }

    private static SalesOrderCreated Foreign(HistoryEdit h, string from, string order)
    {
        var content = h.First<SalesOrderCreated>(from).Order with { Id = "late", ExternalNumber = $"bq:{order}" };
        return new SalesOrderCreated(h.First<OrderCancelled>(order).At + Hour, Actor.Seller, content);
    }

    private static SalesOrderChanged Written(HistoryEdit h, string order, Func<SalesOrderContent, SalesOrderContent> change)
    {
        var first = h.First<SalesOrderCreated>(order);
        return new SalesOrderChanged(first.At + Hour, Actor.Seller, change(first.Order));
    }

    /// <summary>The seller's program posts what left.</summary>
    public static AuditTerms Posts(AuditTerms terms) => terms with { PostingTime = terms.SettleTime, Claims = terms.Claims with { PostsDispatches = true } };

    private static SalesOrderPosted Posting(HistoryEdit h, string order, Actor by, DateTimeOffset at)
    {
        var sales = h.First<SalesOrderCreated>(order).Order;
        return new SalesOrderPosted(at, by, sales.Id, [.. sales.Lines.Select(static l => new PostedLine(l.LineId, l.Quantity, l.Quantity, l.Amount))], true);
    }

    private static WarehouseOrderCreated AskedAgain(HistoryEdit h, string order, Func<WarehouseOrderContent, WarehouseOrderContent> change)
    {
        var first = h.First<WarehouseOrderCreated>(order);
        return new WarehouseOrderCreated(first.At + Minute, Actor.Seller, change(first.Order with { Id = "again", Reference = first.Order.Reference + "/again" }));
    }

    private static GoodsStopped Stopped(HistoryEdit h, string id, Actor by, TimeSpan later)
    {
        var asked = h.First<WarehouseOrderCreated>(Plain);
        return new GoodsStopped(asked.At + later, by, id.Length > 0 ? id : asked.WarehouseOrderId, asked.Order.Goods);
    }

    private static ParcelLeft Gone(HistoryEdit h, string order, DateTimeOffset at)
    {
        var asked = h.First<WarehouseOrderCreated>(order);
        return new ParcelLeft(at, asked.WarehouseOrderId, new ParcelContent("gone", asked.Order.Goods, "DPD Next Day", null, "15500000000001", "DPD"));
    }

    private static void SentByPeople(HistoryEdit h)
    {
        var (cleared, told) = (h.First<OrderCleared>(Plain).At, h.First<ShipmentConfirmed>(Plain));
        var again = AskedAgain(h, Plain, static w => w) with { At = cleared + (3 * Hour) };
        h.Drop<WarehouseEvent>(Plain).Drop<ShipmentConfirmed>(Plain).Put(told with { At = cleared + Minute, By = Actor.Person, ShipmentId = null }, again);
    }

    private static WarehouseOrderChanged Edited(HistoryEdit h, Func<PostalAddress, PostalAddress> change)
    {
        var asked = h.First<WarehouseOrderCreated>(Plain);
        return new WarehouseOrderChanged(asked.At + Minute, Actor.Person, asked.Order with { Recipient = change(asked.Order.Recipient) });
    }

    private static QuantityRefunded Refund(HistoryEdit h, string order, int quantity, decimal amount, bool notToBeSent) =>
        new(h.First<OrderCleared>(order).At + Minute, Actor.Seller, order, $"{order}-1", "refund", quantity, amount, 0m, notToBeSent, "15");
}
