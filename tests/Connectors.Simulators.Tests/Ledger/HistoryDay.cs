using System.Text.Json.Nodes;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Tests.Ledger;

/// <summary>Right histories, each an order taken through the simulated vendors by a seller who does everything right; what the vendors wrote into their book.</summary>
internal sealed class HistoryDay
{
    public const string Plain = "single";
    public const string Partial = "partial";
    public const string TwoLines = "two-lines";
    public const string Cases = "cases";
    public const string CancelledBefore = "cancelled-before";
    public const string CancelledAfter = "cancelled-after";
    public const string Refunded = "refunded-before-dispatch";
    public const string Reduced = "reduced-before-debit";
    public const string Corrected = "tracking-corrected";
    public const string Backorder = "backorder";
    public const string Euro = "euro";
    public const string Noted = "note-and-point";
    public const string Moved = "address-changed";
    public const string Returned = "returned";
    public const string Charged = "delivery-and-fee";
    public const string Kit = "kit";
    public const string KitParts = "kit-in-parcels";
    public const string Taxed = "recorded-taxes";
    public const string Stored = "put-into-a-store";

    private static readonly SimulationOptions Options = new() { Orders = 0, CallLimits = CallLimitMode.Off, ShortestDispatchDelay = TimeSpan.FromHours(3), BackOfficeDelay = TimeSpan.FromHours(3) };

    private HistoryDay(IReadOnlyList<WorldEvent> events, AuditTerms terms)
    {
        Events = events;
        Terms = terms;
    }

    public IReadOnlyList<WorldEvent> Events { get; }

    /// <summary>The seller says all that he holds (nothing) and all that he gave up on purpose.</summary>
    public AuditTerms Terms { get; }

    public static async Task<HistoryDay> LiveAsync()
    {
        await using var world = await TestWorld.StartAsync(Options);
        var seller = new DiligentSeller(world);
        await ReleaseAsync(Plain, new PlannedLine(210_001, 3));
        await ReleaseAsAsync(Partial, [new PlannedLine(210_008, 6)], static o => o with { Parcels = 3 });
        await ReleaseAsync(TwoLines, new PlannedLine(210_006, 2), new PlannedLine(210_001, 1));
        await ReleaseAsync(Cases, new PlannedLine(210_007, 3));
        await ReleaseAsync(Euro, new PlannedLine(210_001, 4));
        await ReleaseAsync(Noted, new PlannedLine(210_001, 5));
        await ReleaseAsync(Moved, new PlannedLine(210_001, 6));
        await ReleaseAsync(Returned, new PlannedLine(210_001, 7));
        await seller.TellAsync();
        await ReleaseAsync(Kit, new PlannedLine(220_001, 2));
        await ReleaseAsAsync(KitParts, [new PlannedLine(220_001, 1), new PlannedLine(210_003, 1)], static o => o with { Parcels = 4 });
        await ReleaseAsync(Taxed, new PlannedLine(210_001, 1));
        await ReleaseAsAsync(Stored, [new PlannedLine(210_008, 4)], static o => o with { Parcels = 2 });
        var charged = await world.ClearAsync(Plan(Charged, [new PlannedLine(210_001, 1)]) with { Mirakl = new() { Fees = 1m } });
        await seller.BookAsync(charged, b => ((JsonArray)b["salesOrderLines"]!).Add(
            new JsonObject { ["lineType"] = "Account", ["lineObjectNumber"] = world.World.FeeAccount, ["quantity"] = 1, ["unitPrice"] = 1.50m }));
        await seller.AskAsync(charged);

        var before = world.Arrive(Plan(CancelledBefore, [new PlannedLine(210_001, 3)]) with { CustomerCancelsAfter = TimeSpan.FromMinutes(4) });
        await world.AcceptAsync(before);

        var reduced = world.Arrive(Plan(Reduced, [new PlannedLine(210_001, 3)]));
        await world.AcceptAsync(reduced);
        await world.MiraklAsync("PUT", "orders/cancel",
            $$"""{"cancelations":[{"order_line_id":"{{reduced}}-1","quantity":1,"amount":22.50,"shipping_amount":0,"reason_code":"34"}]}""");
        world.Clock.Advance(TimeSpan.FromHours(1));
        await seller.BookAsync(reduced);
        await seller.AskAsync(reduced);

        var refunded = await world.ClearAsync(Plan(Refunded, [new PlannedLine(210_001, 3)]));
        await seller.BookAsync(refunded);
        await world.MiraklAsync("PUT", "orders/refund",
            $$"""{"refunds":[{"order_line_id":"{{refunded}}-1","quantity":2,"amount":45.00,"shipping_amount":0,"reason_code":"15","excluded_from_shipment":true}]}""");
        await seller.AskAsync(refunded);

        var backorder = await world.ClearAsync(Plan(Backorder, [new PlannedLine(210_001, 5)]));
        await seller.BookAsync(backorder);
        await seller.AskAsync(backorder, static a => Ask(a, "/1", 2));
        world.Clock.Advance(TimeSpan.FromHours(1));
        await seller.AskAsync(backorder, static a => Ask(a, "/2", 3));

        await ReleaseAsAsync(Corrected, [new PlannedLine(210_001, 1)], static o => o with { CorrectsTracking = true });
        await ReleaseAsAsync(CancelledAfter, [new PlannedLine(210_001, 3)], static o => o with { CustomerCancelsAfter = TimeSpan.FromHours(2) });
        for (var i = 0; i < 48; i++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(30));
            if (i == 2)
                await seller.TakeBackAsync(CancelledAfter);
            await seller.TellAsync();
        }

        world.Clock.Advance(TimeSpan.FromDays(4));
        await world.MiraklAsync("PUT", "orders/refund",
            $$"""{"refunds":[{"order_line_id":"{{Returned}}-1","quantity":1,"amount":22.50,"shipping_amount":0,"reason_code":"16"}]}""");
        world.Clock.Advance(TimeSpan.FromDays(5));
        return new HistoryDay(Vary(world.World.Ledger.Events()), WorldLedger.Terms(Options, world.Clock.GetUtcNow(), new LedgerClaims { Holds = [], GivenUp = [Refunded, Reduced] }));

        static PlannedOrder Plan(string id, IReadOnlyList<PlannedLine> lines) => new() { OrderId = id, Lines = lines };

        static void Ask(JsonObject asked, string part, int quantity)
        {
            asked["reference_id"] = asked["reference_id"]!.GetValue<string>() + part;
            asked["products"]![0]!["quantity"] = quantity;
        }

        Task ReleaseAsync(string id, params PlannedLine[] lines) => ReleaseAsAsync(id, lines, static o => o);

        async Task ReleaseAsAsync(string id, IReadOnlyList<PlannedLine> lines, Func<PlannedOrder, PlannedOrder> change)
        {
            await world.ClearAsync(change(Plan(id, lines)));
            await seller.BookAsync(id);
            await seller.AskAsync(id);
        }
    }

    public IReadOnlyList<LedgerFinding> Judge(IReadOnlyList<WorldEvent> events, Func<AuditTerms, AuditTerms>? terms = null) =>
        Audit.Of(events, terms?.Invoke(Terms) ?? Terms).Findings;

    /// <summary>What the vendors cannot be asked for yet is written into the book on every side alike.</summary>
    private static List<WorldEvent> Vary(IReadOnlyList<WorldEvent> events)
    {
        var varied = new List<WorldEvent>(events.Count);
        var edit = new HistoryEdit(events);
        foreach (var happened in events)
        {
            varied.Add((edit.OrderOf(happened), happened) switch
            {
                (Euro, OrderPlaced placed) => placed with { Order = placed.Order with { Currency = "EUR" } },
                (Euro, SalesOrderCreated created) => created with { Order = created.Order with { Currency = "EUR" } },
                // A recorded order: the world does not know the rates, the marketplace told the amounts.
                (Taxed, OrderPlaced placed) => placed with { Order = placed.Order with { Lines = [.. placed.Order.Lines.Select(static l => l with { TaxPercent = null, Tax = 3.75m, ShippingTax = 0.83m })] } },
                (Noted, OrderPlaced placed) => placed with { Order = placed.Order with { Note = "Door code 4711*", PickUpPoint = "PUDO-0815" } },
                (Noted, WarehouseOrderCreated created) => created with { Order = created.Order with { Text = created.Order.Text + "\nDOOR CODE: 4711\npudo 0815" } },
                // A store of the seller's own takes the warehouse's place.
                (Stored, WarehouseOrderCreated created) => created with { Order = created.Order with { InStore = new StoredOrderContent(IsBusiness: false, Owed: 0m, TellsShopper: false) } },
                (_, var other) => other,
            });
            if (edit.OrderOf(happened) == Moved && happened is OrderPlaced old)
            {
                // The customer service corrects the street before anything is asked for.
                varied[^1] = old with { Order = old.Order with { ShipTo = old.Order.ShipTo! with { Line1 = "1 Old Lane" } } };
                varied.Add(new OrderChanged(old.At.AddMinutes(20), Actor.Person, old.Order));
            }

            if (edit.OrderOf(happened) == Returned && happened is OrderMoved { State: "RECEIVED" } received)
                varied.Add(new ReturnAsked(received.At.AddHours(1), Returned, $"{Returned}-1", 1, "R1"));
        }

        return [.. varied.OrderBy(static e => e.At)];
    }
}
