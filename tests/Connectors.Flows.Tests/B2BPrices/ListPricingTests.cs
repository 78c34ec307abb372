using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.ListPriceGiven;

namespace Connectors.Flows.Tests.B2BPrices;

/// <summary>Price lists on their way to a store, run through the real runner: what an ERP's items say, and many SKUs (R37, R39, R40).</summary>
public sealed class ListPricingTests
{
    private readonly ListPriceWorld _world = new();

    public ListPricingTests()
    {
        _world.Offers = [Offer("EA", "SKU-O1"), Offer("CASE", "SKU-O1", Given.Case), Offer("TWO", "SKU-O2"), Offer("THREE", "SKU-O3")];
        foreach (var (sku, price) in new[] { ("SKU-O1", 2m), ("SKU-O2", 7m), ("SKU-O3", 5m) })
            _world.Erp.Items[sku] = new ErpItem(new Sku(sku), "PCS", IsBlocked: false, null) { UnitPrice = new Money(price, CurrencyCode.Gbp), PriceIncludesTax = false };
    }

    [Fact]
    public async Task R37_The_ERPs_items_fill_its_list_by_the_pack_and_a_row_comes_before_the_item()
    {
        _world.Rows = [Row("TWO", 6.5m), Row("TWO", 6m, 10)];
        await _world.RunAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(("1 2", "1 24", "1 6.5; 10 6", "1 5"), (_world.Shown("EA"), _world.Shown("CASE"), _world.Shown("TWO"), _world.Shown("THREE")));
        Assert.Empty(await _world.RecordsAsync());
        Assert.Single(_world.Updates);

        _world.Erp.Items["SKU-O1"] = _world.Erp.Items["SKU-O1"] with { UnitPrice = new Money(2.1m, CurrencyCode.Gbp) };
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(("1 2.1", "1 25.2"), (_world.Shown("EA"), _world.Shown("CASE")));
        Assert.Equal([4, 2], _world.Updates);
    }

    [Fact]
    public async Task R37_What_an_item_does_not_say_exactly_stays_as_it_is_and_is_told()
    {
        await _world.RunAsync(TimeSpan.FromMinutes(5));
        _world.Erp.Items["SKU-O1"] = _world.Erp.Items["SKU-O1"] with { PriceIncludesTax = null };
        _world.Erp.Items["SKU-O2"] = _world.Erp.Items["SKU-O2"] with { IsBlocked = true, UnitPrice = new Money(8m, CurrencyCode.Gbp) };
        _world.Erp.Items["SKU-O3"] = _world.Erp.Items["SKU-O3"] with { UnitPrice = new Money(5m, CurrencyCode.Eur) };
        await _world.RunAsync(TimeSpan.FromHours(2));

        Assert.Equal(("1 2", "1 24", "1 7", "1 5"), (_world.Shown("EA"), _world.Shown("CASE"), _world.Shown("TWO"), _world.Shown("THREE")));
        Assert.Equal(["price.currency list trade SKU THREE", "price.unclear list trade SKU CASE", "price.unclear list trade SKU EA"], await _world.RecordsAsync());
    }

    [Fact]
    public async Task An_ERP_that_cannot_be_read_leaves_its_list_as_it_is_and_holds_up_no_other()
    {
        _world.Lists["other"] = [];
        await _world.RunAsync(TimeSpan.FromMinutes(5));
        _world.Erp.Faults = static (_, _) => Fault.NotExecuted;
        _world.Rows = [Row("X", 3m, list: "other")];
        await _world.RunAsync(TimeSpan.FromHours(2));

        Assert.Equal(("1 3", "1 2"), (_world.Shown("X", "other"), _world.Shown("EA")));
        Assert.Equal(["price.stale list trade"], await _world.RecordsAsync());

        _world.Erp.Faults = static (_, _) => Fault.None;
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Empty(await _world.RecordsAsync());
    }

    [Fact]
    public async Task R39_Many_SKUs_go_in_calls_of_the_stores_size_and_a_lost_answer_costs_one_call()
    {
        _world.Route = new B2BPriceRoute(Store);
        _world.Rows = [.. Enumerable.Range(0, 2_000).SelectMany(static n => new[] { Row($"S{n:D5}", 10m), Row($"S{n:D5}", 9m, 10) })];
        var answers = 0;
        _world.Fails = name => name == "answer" && ++answers == 7 ? ListPriceWorld.Failure(FailureKind.OutcomeUnknown) : null;
        await _world.RunAsync(TimeSpan.FromMinutes(30));

        Assert.Equal((21, 1), (_world.Updates.Count, _world.Reads));
        Assert.All(_world.Lists[List].Values, static p => Assert.Equal("1 10; 10 9", PriceHash.Text(p.Breaks)));
        Assert.Equal(2_000, _world.Lists[List].Count);
        Assert.Empty(await _world.RecordsAsync());
        Assert.Empty(await _world.Store.GetRowsAsync("b2b-price-plan/b2b").ToListAsync());

        // What is kept of each: a hash, and no price.
        var told = await _world.Store.GetRowsAsync("b2b-price-told/b2b").ToListAsync();
        Assert.Equal(2_000, told.Count);
        Assert.All(told, static r => Assert.Equal(19, r.Content.Length));
        Assert.InRange((await _world.Store.GetCaseAsync(B2BPricesFlow.CaseOf(Store)))!.State!.Length, 1, 2_000);
    }

    [Fact]
    public async Task R39_What_could_not_be_sent_is_what_is_true_when_it_can_and_nothing_that_grew_old()
    {
        _world.Route = new B2BPriceRoute(Store);
        _world.Rows = [Row("A", 10m, asOf: _world.Now), Row("B", 5m, asOf: _world.Now)];
        var isDown = true;
        _world.Fails = name => name == "update" && isDown ? ListPriceWorld.Failure(FailureKind.NotExecuted) : null;
        await _world.RunAsync(TimeSpan.FromMinutes(10));
        _world.Rows = [Row("A", 11m, asOf: _world.Now), Row("B", 5m, asOf: _world.Now)];
        await _world.RunAsync(TimeSpan.FromMinutes(10));
        await _world.Store.DeliverAsync([B2BPricesFlow.Change(Store, List, PricesOf("B", (1, 6m)), CurrencyCode.Gbp, _world.Now, "1")], _world.Now);
        isDown = false;
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(["A 1 11", "B 1 6"], _world.Sent.Order(StringComparer.Ordinal));
        Assert.Equal(("1 11", "1 6"), (_world.Shown("A"), _world.Shown("B")));
        Assert.Empty(await _world.RecordsAsync());
    }

    [Fact]
    public async Task R41_A_jump_that_comes_while_a_call_waits_is_held_and_not_sent_in_its_place()
    {
        _world.Route = new B2BPriceRoute(Store);
        _world.Rows = [Row("A", 10m), Row("B", 5m)];
        await _world.RunAsync(TimeSpan.FromMinutes(5));
        var isDown = true;
        _world.Fails = name => name == "update" && isDown ? ListPriceWorld.Failure(FailureKind.NotExecuted) : null;
        _world.Rows = [Row("A", 11m), Row("B", 6m)];
        await _world.RunAsync(TimeSpan.FromMinutes(10));
        _world.Rows = [Row("A", 100m), Row("B", 6m)];
        isDown = false;
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(("1 10", "1 6"), (_world.Shown("A"), _world.Shown("B")));
        Assert.Equal(["price.jump list trade SKU A"], await _world.RecordsAsync());
    }

    [Fact]
    public async Task R40_A_list_that_takes_nothing_is_asked_once_a_batch_and_says_why()
    {
        _world.Lists["other"] = [];
        _world.Route = new B2BPriceRoute(Store);
        _world.Rows = [.. Enumerable.Range(0, 500).Select(static n => Row($"S{n:D5}", 10m)), Row("X", 3m, list: "other")];
        var tried = 0;
        _world.Fails = name => name == "update" && tried++ > 0 ? ListPriceWorld.Failure(FailureKind.Rejected) : null;
        await _world.RunAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(2, tried);
        Assert.Equal("1 3", _world.Shown("X", "other"));
        Assert.Equal(["price.row-refused list trade"], await _world.RecordsAsync());
        var status = (await B2BPricesFlow.GetListsAsync(_world.Store, Store)).Single(static l => l.List == List);
        Assert.Equal((B2BPriceListState.Refused, "It did not go."), (status.State, status.Words));

        _world.Fails = static _ => null;
        await _world.RunAsync(TimeSpan.FromHours(7));
        Assert.Equal(500, _world.Lists[List].Count);
        Assert.Empty(await _world.RecordsAsync());
    }

    [Fact]
    public async Task A_list_that_leaves_the_tables_stays_and_is_told()
    {
        _world.Lists["other"] = [];
        _world.Route = new B2BPriceRoute(Store);
        _world.Rows = [Row("X", 3m, list: "other"), Row("A", 1m)];
        await _world.RunAsync(TimeSpan.FromMinutes(5));
        _world.Rows = [Row("A", 1m)];
        await _world.RunAsync(TimeSpan.FromMinutes(5));

        Assert.Equal("1 3", _world.Shown("X", "other"));
        Assert.Equal(["price.missing list other"], await _world.RecordsAsync());
        _world.Lists.Remove("other");
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Empty(await _world.RecordsAsync());
    }

    private static OfferRow Offer(string shopSku, string item, UnitCode? unit = null) => new(Store, new OfferId(shopSku), new Sku(shopSku), new Sku(item), unit ?? Given.Each);
}
