using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.BackOffice;

/// <summary>What open orders take from stock stands in a side table from their receipt until they are over, and each step writes only what it changes (R4, R13).</summary>
public sealed class ReservationTests
{
    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;

    public ReservationTests() => _store = new InMemoryFlowStore(_world.Clock);

    [Fact]
    public async Task R13_An_order_takes_its_goods_from_its_receipt_and_is_marked_once_the_ERP_has_it()
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));
        await WorkAsync(TimeSpan.Zero);
        var received = Assert.Single(await RowsAsync());
        Assert.Equal(("SKU-1", 2m, "bq:1-A", null), (received.Sku.Value, received.Quantity, received.ExternalNumber, received.ErpKnownAt));

        _world.Move("1-A", MarketplaceOrderState.Shipping);
        await WorkAsync(TimeSpan.FromMinutes(6));
        var booked = Assert.Single(await RowsAsync());
        Assert.Equal(received with { ErpKnownAt = booked.ErpKnownAt }, booked);
        Assert.Equal(_world.Clock.GetUtcNow(), booked.ErpKnownAt);

        // However often the ERP is looked at, it has had it since then.
        await WorkAsync(TimeSpan.FromHours(2));
        Assert.Equal(booked, Assert.Single(await RowsAsync()));
    }

    [Fact]
    public async Task An_order_that_is_over_takes_nothing_any_more()
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await WorkAsync(TimeSpan.Zero);
        Assert.Single(await RowsAsync());

        _world.Dispatch("1-A", Given.Shipment());
        await WorkAsync(TimeSpan.FromMinutes(16));
        await WorkAsync(TimeSpan.FromMinutes(31));

        Assert.True((await _store.GetCaseAsync(new CaseId("order", "bq:1-A")))!.IsClosed);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task R4_An_order_that_was_lost_takes_nothing_any_more()
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));
        _world.Faults = static (name, _) => name == "accept" ? Fault.NotExecuted : Fault.None;
        await WorkAsync(TimeSpan.Zero);
        Assert.Single(await RowsAsync());

        _world.Move("1-A", MarketplaceOrderState.Refused);
        await WorkAsync(TimeSpan.FromMinutes(6));

        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public void A_kit_takes_its_parts()
    {
        var kit = new Sku("KIT");
        var tables = Given.Tables(
            new OfferTable { Version = "offers-kit", Rows = [new OfferRow(Given.Bq, new OfferId("O1"), new Sku("SHOP-O1"), kit, Given.Each)] },
            new UnitTable
            {
                Version = "units-kit",
                Rows = [.. new[] { "KIT", "SKU-1", "SKU-2" }.Select(static sku => new UnitRow(new Sku(sku), Given.Each, new Ratio(1), IsBase: true))],
                Kits = [new KitRow(kit, new Sku("SKU-1")), new KitRow(kit, new Sku("SKU-2"), 3)],
            });

        var story = new OrderStory(tables: tables).Seen(MarketplaceOrderState.WaitingAcceptance, 0, Given.Line("L1"));

        Assert.Equal([("SKU-1", 2m), ("SKU-2", 6m)], story.State.BackOffice.Reserved.Select(static r => (r.Sku.Value, r.Quantity)));
        Assert.Equal(2, story.Last.Rows.Count);
        Assert.Empty(story.Seen(MarketplaceOrderState.WaitingAcceptance, 0, Given.Line("L1")).Last.Rows);
    }

    [Fact]
    public void A_line_that_cannot_be_mapped_does_not_keep_the_others_from_taking_theirs()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance, 0, Given.Line("L1", "O99"), Given.Line("L2", "O12", 1));

        Assert.Equal([("L2", 12m)], story.State.BackOffice.Reserved.Select(static r => (r.LineId.Value, r.Quantity)));
    }

    [Fact]
    public void A_line_that_was_cancelled_gives_its_goods_back()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance, 0, Given.Line("L1"), Given.Line("L2", "O2", 3));
        story.Seen(MarketplaceOrderState.WaitingAcceptance, 1, Given.Line("L1"), Given.Line("L2", "O2", 3, MarketplaceOrderState.Cancelled));

        var gone = Assert.Single(story.Last.Rows);
        Assert.Null(gone.Content);
        Assert.StartsWith("SKU-2", gone.Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_snapshots_that_are_heard_in_one_step_leave_the_rows_of_both()
    {
        var first = Given.Order(MarketplaceOrderState.WaitingAcceptance);
        await _store.DeliverAsync([MarketplaceOrdersFlow.Seen(first), MarketplaceOrdersFlow.Seen(first with { UpdatedAt = first.UpdatedAt.AddMinutes(1) })], _world.Clock.GetUtcNow());
        _world.Show(first with { UpdatedAt = first.UpdatedAt.AddMinutes(1) });

        await WorkAsync(TimeSpan.Zero);

        Assert.Single(await RowsAsync());
    }

    private async Task WorkAsync(TimeSpan later)
    {
        _world.Clock.Advance(later);
        using var runner = _world.Runner(_store);
        await runner.RunUntilIdleAsync();
    }

    private async Task<IReadOnlyList<Reservation>> RowsAsync()
    {
        var rows = new List<Reservation>();
        await foreach (var row in Reservations.ReadAsync(_store, Given.Bc, CancellationToken.None))
            rows.Add(row);
        return rows;
    }
}
