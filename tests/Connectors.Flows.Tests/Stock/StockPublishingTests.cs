using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Domain.Values;
using Connectors.Flows.Explain;
using Connectors.Flows.Rules;
using Connectors.Flows.Stock;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Stock;

/// <summary>Stock on its way from an ERP to a marketplace, run through the real runner (R46 to R53, R55).</summary>
public sealed class StockPublishingTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly StockWorld _world = new();

    public StockPublishingTests()
    {
        foreach (var offer in new[] { "O1", "O12", "O2" })
            _world.List(offer);
        _world.Have("SKU-1", 40);
        _world.Have("SKU-2", 7);
    }

    [Fact]
    public async Task R47_What_is_there_less_every_open_order_and_less_the_safety_stock_is_shown_in_packs()
    {
        _world.Tables = StockGiven.Tables(safetyStock: [new SafetyStockRow { Fixed = 2 }, new SafetyStockRow { Sku = new("SKU-2"), Fixed = 9 }]);
        _world.Order("DESK-1", 3);
        _world.Order("DESK-2", 2, unit: "CASE");

        await _world.RunAsync(TimeSpan.FromMinutes(3));

        Assert.Equal((11, 0, 0), (_world.Shown("O1"), _world.Shown("O12"), _world.Shown("O2")));
        Assert.Empty(await _world.ReasonsAsync());
        Assert.Equal(StockStage.Waiting, (await _world.Store.GetCaseAsync(StockFlow.CaseOf(Given.Bq)))!.Stage);
    }

    [Fact]
    public async Task R48_Only_what_changed_is_told_and_a_window_without_a_change_writes_nothing_in_the_journal()
    {
        await _world.RunAsync(Window);
        var journal = await _world.JournalAsync();
        await _world.RunAsync(Window * 4);

        Assert.Single(_world.Imports);
        Assert.Equal(journal, await _world.JournalAsync());

        _world.Order("DESK-1", 1, "SKU-2");
        await _world.RunAsync(Window * 2);

        Assert.Equal(["O2 6"], _world.Imports[^1].Rows.Select(static r => $"{r.OfferId} {r.Quantity}"));
        Assert.Equal(2, _world.Imports.Count);
    }

    [Fact]
    public async Task R13_An_order_that_the_ERP_does_not_have_yet_takes_its_goods()
    {
        await _world.ReserveAsync("bq:1-A", 4);

        await _world.RunAsync(TimeSpan.FromMinutes(3));

        Assert.Equal((36, 3), (_world.Shown("O1"), _world.Shown("O12")));
    }

    [Fact]
    public async Task R13_An_order_that_the_ERP_has_in_its_own_spelling_takes_its_goods_once()
    {
        await _world.ReserveAsync("bq:1-A", 4);
        _world.Order("SO-1", 4, external: "BQ:1-A");

        await _world.RunAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(36, _world.Shown("O1"));
    }

    [Theory]
    [InlineData(PoolMode.Shared, 40)]
    [InlineData(PoolMode.Divided, 0)]
    public async Task An_offer_in_a_pack_that_nobody_knows_is_named_and_keeps_no_other_from_being_told_where_each_shows_all(PoolMode pool, long shown)
    {
        _world.Policy = _world.Policy with { Pool = pool };
        _world.Tables = StockGiven.Tables([StockGiven.Offer("O1", "SKU-1"), StockGiven.Offer("O12", "SKU-1", new UnitCode("XPX")), StockGiven.Offer("O2", "SKU-2")]);

        await _world.RunAsync(TimeSpan.FromMinutes(3));

        Assert.Equal((shown, 0, 7), (_world.Shown("O1"), _world.Shown("O12"), _world.Shown("O2")));
        Assert.Contains("unit.unknown", (await _world.RecordsAsync()).Select(static r => r.Code));
    }

    [Fact]
    public async Task R13_An_order_that_the_ERP_has_takes_its_goods_once()
    {
        await _world.ReserveAsync("bq:1-A", 4, knownAt: _world.Now);
        _world.Order("SO-1", 4, external: "bq:1-A");

        await _world.RunAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(36, _world.Shown("O1"));

        // Posted: the levels show it, and after a while the reservation is not counted on top.
        _world.Post("SO-1");
        await _world.RunAsync(Window * 2);
        Assert.Equal(36, _world.Shown("O1"));
    }

    [Fact]
    public async Task R13_An_order_that_is_booked_or_posted_between_the_two_reads_is_never_missed_by_both()
    {
        await _world.ReserveAsync("bq:1-A", 4);
        _world.BetweenReads = async () =>
        {
            _world.BetweenReads = static () => Task.CompletedTask;
            _world.Order("SO-1", 4, external: "bq:1-A");
            await _world.ReserveAsync("bq:1-A", 4, knownAt: _world.Now);
        };
        await _world.RunAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(36, _world.Shown("O1"));

        _world.BetweenReads = () =>
        {
            _world.BetweenReads = static () => Task.CompletedTask;
            _world.Post("SO-1");
            return Task.CompletedTask;
        };
        await _world.RunAsync(Window);

        // Taken off twice, which is too little for one window.
        Assert.Equal(32, _world.Imports[^1].Rows.First(static r => r.OfferId.Value == "O1").Quantity);
        await _world.RunAsync(Window * 2);
        Assert.Equal(36, _world.Shown("O1"));
    }

    [Fact]
    public async Task R13_An_order_whose_case_ends_while_the_ERP_is_read_still_takes_its_goods()
    {
        await _world.ReserveAsync("bq:1-A", 4);
        _world.BetweenReads = () => _world.ReserveAsync("bq:1-A", null);

        await _world.WorkAsync();

        Assert.Equal(36, _world.Imports[0].Rows.First(static r => r.OfferId.Value == "O1").Quantity);
    }

    [Fact]
    public async Task Where_the_ERP_tells_what_is_available_its_own_figure_counts_and_no_demand_is_read()
    {
        _world.Capabilities = new() { LocationStock = true, TellsAvailable = true };
        _world.Order("DESK-1", 3);
        await _world.ReserveAsync("bq:1-A", 4);

        await _world.RunAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(36, _world.Shown("O1"));
        Assert.DoesNotContain("demand", _world.Calls);
    }

    [Fact]
    public async Task Each_location_is_counted_for_itself_and_those_that_do_not_sell_not_at_all()
    {
        _world.Policy = new StockPolicy { Locations = ["MAIN", "SHOP"] };
        _world.Have("SKU-1", 2, "SHOP");
        _world.Have("SKU-1", 100, "REPAIR");
        _world.Order("DESK-1", 5, location: "SHOP");
        _world.Order("DESK-2", 50, location: "REPAIR");
        _world.Order("DESK-3", 1, location: null);

        await _world.RunAsync(TimeSpan.FromMinutes(3));

        // MAIN 40, SHOP 2 - 5 is none, and one from anywhere.
        Assert.Equal(39, _world.Shown("O1"));
    }

    [Fact]
    public async Task An_item_that_is_elsewhere_alone_is_known_not_to_be_where_it_sells()
    {
        _world.Policy = new StockPolicy { Locations = ["MAIN"] };
        _world.Listed["O1"] = _world.Listed["O1"] with { Quantity = 9 };
        _world.OnHand.Remove(("SKU-1", "MAIN"));
        _world.Have("SKU-1", 100, "REPAIR");

        await _world.RunAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(0, _world.Shown("O1"));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task An_ERP_that_learns_to_tell_locations_apart_is_published_by_itself_and_one_that_forgets_is_not()
    {
        _world.Capabilities = new();
        await _world.RunAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(["stock.locations-unknown"], await _world.ReasonsAsync());

        _world.Learns = new() { LocationStock = true };
        await _world.RunAsync(_world.Policy.Every + TimeSpan.FromMinutes(3));
        Assert.Equal(40, _world.Shown("O1"));
        Assert.Empty(await _world.ReasonsAsync());

        (_world.Capabilities, _world.Learns) = (new(), null);
        _world.Have("SKU-1", 5);
        await _world.RunAsync(_world.Policy.Every + TimeSpan.FromMinutes(3));
        Assert.Equal(40, _world.Shown("O1"));
        Assert.Equal(["stock.locations-unknown"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task What_was_read_while_the_ERP_learned_to_tell_locations_apart_is_read_again()
    {
        _world.Capabilities = new();
        _world.Policy = new StockPolicy { TotalIsSellable = true, Locations = ["MAIN"] };
        _world.OnHand.Clear();
        _world.Have("SKU-1", 100, null);
        var reads = 0;
        _world.BetweenReads = () =>
        {
            if (reads++ > 0)
                return Task.CompletedTask;
            _world.Capabilities = new() { LocationStock = true };
            _world.OnHand.Clear();
            _world.Have("SKU-1", 40);
            _world.Have("SKU-1", 60, "REPAIR");
            return Task.CompletedTask;
        };

        await _world.RunAsync(TimeSpan.FromMinutes(5));

        Assert.True(reads > 1);
        Assert.Equal(40, _world.Shown("O1"));
        Assert.All(_world.Imports.SelectMany(static i => i.Rows).Where(static r => r.OfferId.Value == "O1"), static r => Assert.Equal(40, r.Quantity));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stock_of_all_locations_together_is_told_only_when_somebody_said_that_all_of_it_sells(bool isSellable)
    {
        _world.Capabilities = new();
        _world.OnHand.Clear();
        _world.Have("SKU-1", 40, null);
        _world.Have("SKU-2", 7, null);
        _world.Order("DESK-1", 3, location: "MAIN");
        _world.Policy = new StockPolicy { TotalIsSellable = isSellable };

        await _world.RunAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(isSellable ? 37 : 0, _world.Shown("O1"));
        Assert.Equal(isSellable ? [] : ["stock.locations-unknown"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task A_page_that_brings_a_level_again_does_not_count_it_twice()
    {
        _world.ItemsOnPage = 1;
        _world.BetweenReads = static () => Task.CompletedTask;
        for (var i = 1; i <= 5; i++)
            _world.Order($"DESK-{i}", 1);

        await _world.RunAsync(TimeSpan.FromMinutes(3));

        Assert.Equal((35, 7), (_world.Shown("O1"), _world.Shown("O2")));
    }

    [Fact]
    public async Task What_nobody_can_tell_is_no_zero_but_a_record()
    {
        await _world.RunAsync(Window);
        _world.OnHand.Remove(("SKU-2", "MAIN"));
        _world.Order("DESK-1", 1, unit: "BARREL");
        await _world.RunAsync(Window * 2);

        Assert.Equal((40, 7), (_world.Shown("O1"), _world.Shown("O2")));
        Assert.Equal(["stock.missing SKU SKU-2", "unit.unknown SKU SKU-1"], (await _world.ReasonsAsync()).Order());

        _world.Orders.Clear();
        _world.Have("SKU-2", 5);
        await _world.RunAsync(Window * 2);
        Assert.Equal((40, 5), (_world.Shown("O1"), _world.Shown("O2")));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R46_Of_a_SKU_that_another_system_speaks_for_nothing_is_told()
    {
        _world.Tables = StockGiven.Tables(sources: [new StockSourceRow("bc", new("SKU-1")), new StockSourceRow("shipbob", new("SKU-2"))]);

        await _world.RunAsync(TimeSpan.FromMinutes(3));

        Assert.Equal((40, 0), (_world.Shown("O1"), _world.Shown("O2")));
        Assert.Equal(["stock.not-source SKU SKU-2"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task Kits_show_what_their_parts_allow_and_what_is_ordered_of_them_takes_their_parts()
    {
        _world.Tables = StockGiven.Tables([StockGiven.Offer("K1", "KIT-1"), StockGiven.Offer("O1", "SKU-1"), StockGiven.Offer("O2", "SKU-2")]);
        _world.List("K1");
        await _world.RunAsync(TimeSpan.FromMinutes(3));
        Assert.Equal((3, 40, 7), (_world.Shown("K1"), _world.Shown("O1"), _world.Shown("O2")));

        _world.Order("SO-1", 1, "KIT-1");
        await _world.RunAsync(Window * 2);
        Assert.Equal((2, 39, 5), (_world.Shown("K1"), _world.Shown("O1"), _world.Shown("O2")));
    }

    [Fact]
    public async Task A_divided_stock_gives_each_marketplace_its_part()
    {
        _world.Policy = new StockPolicy { Pool = PoolMode.Divided };
        _world.Tables = StockGiven.Tables([StockGiven.Offer("O1", "SKU-1"), StockGiven.Offer("C1", "SKU-1", marketplace: "casto")]);

        await _world.RunAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(20, _world.Shown("O1"));
    }

    [Fact]
    public async Task R50_What_falls_is_in_the_first_import_when_one_does_not_take_all()
    {
        _world.Policy = new StockPolicy { MostInImport = 1 };
        _world.Tables = StockGiven.Tables([StockGiven.Offer("O1", "SKU-1"), StockGiven.Offer("O2", "SKU-2")]);
        await _world.RunAsync(Window);
        Assert.Equal((40, 7), (_world.Shown("O1"), _world.Shown("O2")));

        _world.Have("SKU-1", 90);
        _world.Have("SKU-2", 0);
        await _world.RunAsync(Window * 2);

        Assert.Equal(["O1 40", "O2 7", "O2 0", "O1 90"], _world.Imports.Select(static i => Assert.Single(i.Rows)).Select(static r => $"{r.OfferId} {r.Quantity}"));
    }

    [Fact]
    public async Task R55_A_row_that_is_refused_is_a_record_with_the_marketplaces_words_until_it_is_taken()
    {
        _world.Policy = new StockPolicy { RefusedAgainAfter = TimeSpan.FromHours(6) };
        _world.Refuses = static row => row.OfferId.Value == "O2" && row.Quantity != 5 ? "the category takes at most 5" : null;
        await _world.RunAsync(Window * 3);

        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal(("stock.row-refused", "offer O2"), (record.Code, record.Subject));
        Assert.Contains(record.Facts, static f => f.Value == "the category takes at most 5");
        Assert.Contains("stock.rows-refused", await _world.JournalAsync());
        Assert.Single(_world.Imports);

        // The same again only after a while, another quantity at once.
        await _world.RunAsync(TimeSpan.FromHours(7), TimeSpan.FromMinutes(5));
        Assert.Equal(2, _world.Imports.Count);
        _world.Have("SKU-2", 5);
        await _world.RunAsync(Window * 3);
        Assert.Equal(5, _world.Shown("O2"));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R59_An_offer_that_shows_another_SKU_is_never_written_and_told()
    {
        _world.List("O2", 3, "SHOP-RENAMED");

        await _world.RunAsync(Window * 2);

        Assert.Equal(3, _world.Shown("O2"));
        Assert.DoesNotContain(_world.Imports.SelectMany(static i => i.Rows), static r => r.OfferId.Value == "O2");
        Assert.Equal(["offer.sku-changed offer O2", "stock.row-refused offer O2"], (await _world.ReasonsAsync()).Order());
    }

    [Theory]
    [InlineData(ImportProgress.Failed)]
    [InlineData(ImportProgress.Complete)]
    public async Task R53_What_an_import_did_not_bring_is_told_anew_from_what_is_true_then(ImportProgress end)
    {
        await _world.RunAsync(Window);
        _world.Have("SKU-1", 30);
        if (end == ImportProgress.Failed)
        {
            _world.Ends = end;
        }
        else
        {
            _world.Refuses = static _ => "busy";
            _world.HidesReasons = true;
        }

        await _world.RunAsync(Window + TimeSpan.FromMinutes(3));
        Assert.Equal(40, _world.Shown("O1"));
        Assert.Contains("stock.import-failed import", await _world.ReasonsAsync());

        _world.Ends = ImportProgress.Complete;
        _world.Refuses = static _ => null;
        _world.Have("SKU-1", 25);
        await _world.RunAsync(Window * 2);
        Assert.Equal((25, 2), (_world.Shown("O1"), _world.Shown("O12")));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R53_Of_an_import_whose_answer_was_lost_nothing_is_taken_for_shown()
    {
        await _world.RunAsync(Window);
        _world.Have("SKU-1", 60);
        _world.Faults = static call => call == "import" ? Fault.LostAfter : Fault.None;
        await _world.RunAsync(Window + TimeSpan.FromMinutes(2));
        Assert.Equal(60, _world.Shown("O1"));

        // Back to what was known to be told: it must be told all the same.
        _world.Have("SKU-1", 40);
        _world.Faults = static _ => Fault.None;
        await _world.RunAsync(Window * 3);

        Assert.Equal(40, _world.Shown("O1"));
    }

    [Fact]
    public async Task R53_A_row_that_is_refused_is_not_taken_for_what_it_showed_before_when_an_earlier_attempt_may_have_told_it()
    {
        await _world.RunAsync(Window);
        _world.Have("SKU-1", 60);
        var sent = 0;
        _world.Faults = call => call == "import" && ++sent == 1 ? Fault.LostAfter : Fault.None;
        _world.Refuses = row => row.OfferId.Value == "O1" && _world.Imports.Count == 3 ? "not now" : null;
        await _world.RunAsync(TimeSpan.FromMinutes(20));
        Assert.Equal((60, 2), (_world.Shown("O1"), sent));

        // Back to what it was told before the two: the first of them shows.
        _world.Refuses = static _ => null;
        _world.Have("SKU-1", 40);
        await _world.RunAsync(Window * 2);

        Assert.Equal(40, _world.Shown("O1"));
    }

    [Fact]
    public async Task R53_The_listings_are_compared_once_more_when_the_last_import_in_doubt_may_be_over()
    {
        await _world.RunAsync(Window);
        var sent = _world.Imports.Count;
        _world.Have("SKU-1", 60);
        _world.Faults = call => call == "import" && _world.Imports.Count == sent ? Fault.LostAfter : Fault.None;
        await _world.RunAsync(Window * 2);
        var compared = _world.Calls.Count(static c => c == "listings");

        await _world.RunAsync(TimeSpan.FromMinutes(70));

        Assert.True(_world.Calls.Count(static c => c == "listings") > compared);
    }

    [Fact]
    public async Task R55_What_a_rule_asks_for_is_not_sent_again_and_again_when_it_was_just_refused()
    {
        await _world.RunAsync(Window);
        _world.Rules = [new HostRule<OfferQuantity>("at-most-3", "1", static (row, _) => row.OfferId.Value == "O1" && row.Quantity > 3 ? new RuleVerdict<OfferQuantity>.Amend(row with { Quantity = 3 }, "never more than three") : null)];
        _world.Refuses = static row => row.OfferId.Value == "O1" ? "blocked" : null;
        _world.Have("SKU-1", 41);
        await _world.RunAsync(Window * 3);
        var told = _world.Imports.SelectMany(static i => i.Rows).Count(static r => r.OfferId.Value == "O1" && r.Quantity == 3);

        Assert.Equal(1, told);
        Assert.Contains(await _world.ReasonsAsync(), static r => r.StartsWith("stock.row-refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R53_Nothing_is_sent_that_is_older_than_a_window()
    {
        await _world.RunAsync(Window);
        _world.Have("SKU-1", 60);
        _world.Faults = static call => call == "import" ? Fault.NotExecuted : Fault.None;
        await _world.RunAsync(Window * 10, TimeSpan.FromMinutes(5));
        Assert.Contains(await _world.ReasonsAsync(), static r => r == "stock.stale marketplace");

        _world.Have("SKU-1", 20);
        _world.Faults = static _ => Fault.None;
        await _world.RunAsync(Window * 3);

        Assert.DoesNotContain(_world.Imports.Skip(1).SelectMany(static i => i.Rows), static r => r.Quantity == 60 && r.OfferId.Value == "O1");
        Assert.Equal((20, 1), (_world.Shown("O1"), _world.Shown("O12")));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R53_While_an_import_runs_what_changes_waits_and_the_latest_word_is_told()
    {
        _world.ImportTakes = TimeSpan.FromMinutes(40);
        await _world.RunAsync(TimeSpan.FromMinutes(5));
        _world.Have("SKU-1", 30);
        await _world.RunAsync(TimeSpan.FromMinutes(20));
        _world.Have("SKU-1", 24);
        Assert.Single(_world.Imports);

        _world.ImportTakes = TimeSpan.FromMinutes(1);
        await _world.RunAsync(TimeSpan.FromMinutes(40));

        Assert.Equal((24, 2), (_world.Shown("O1"), _world.Shown("O12")));
        Assert.Equal(2, _world.Imports.Count);
    }

    [Fact]
    public async Task An_import_that_does_not_end_is_given_up_and_the_listings_are_compared_when_it_ends_late()
    {
        await _world.RunAsync(Window);
        _world.Have("SKU-1", 60);
        _world.ImportTakes = TimeSpan.FromHours(3);
        await _world.RunAsync(Window + TimeSpan.FromMinutes(2));
        _world.ImportTakes = TimeSpan.FromMinutes(1);
        _world.Have("SKU-1", 10);
        await _world.RunAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(5));

        // The newer one went first; the late one overwrites it.
        Assert.Equal(10, _world.Shown("O1"));
        Assert.Contains("stock.import-given-up", await _world.JournalAsync());
        await _world.RunAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(5));

        Assert.Equal((10, 0), (_world.Shown("O1"), _world.Shown("O12")));
        Assert.Contains("stock.drift", await _world.JournalAsync());
    }

    [Fact]
    public async Task An_ERP_that_cannot_be_read_is_told_once_what_is_known_is_too_old()
    {
        await _world.RunAsync(Window);
        _world.Faults = static call => call is "levels" ? Fault.LostBefore : Fault.None;
        await _world.RunAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(5));
        Assert.Contains("stock.stale erp", await _world.ReasonsAsync());
        Assert.Equal(40, _world.Shown("O1"));

        _world.Faults = static _ => Fault.None;
        _world.Have("SKU-1", 12);
        await _world.RunAsync(Window * 2);
        Assert.Equal(12, _world.Shown("O1"));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task While_an_open_order_cannot_be_read_nothing_rises()
    {
        await _world.RunAsync(Window);
        _world.UnreadableOrders.Add(new("SO-9", "$.value[3].quantity"));
        _world.Have("SKU-1", 80);
        _world.Have("SKU-2", 3);
        await _world.RunAsync(Window * 2);
        Assert.Equal((40, 3), (_world.Shown("O1"), _world.Shown("O2")));
        Assert.Equal(["system.item-unreadable open order SO-9"], await _world.ReasonsAsync());

        _world.UnreadableOrders.Clear();
        await _world.RunAsync(Window * 2);
        Assert.Equal(80, _world.Shown("O1"));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task A_rule_of_the_hosts_own_holds_a_row_or_amends_it()
    {
        _world.Rules =
        [
            new HostRule<OfferQuantity>("at-most-10", "1", static (row, facts) =>
                facts.Offer!.Sku.Value == "SKU-2" ? new RuleVerdict<OfferQuantity>.Hold(new RuleReason("acme.recall", Owner.Operations, "The item is recalled.", "Wait for the supplier."))
                : row.Quantity > 10 ? new RuleVerdict<OfferQuantity>.Amend(row with { Quantity = 10 }, "never more than ten") : null),
        ];

        await _world.RunAsync(Window * 3);

        Assert.Equal((10, 3, 0), (_world.Shown("O1"), _world.Shown("O12"), _world.Shown("O2")));
        Assert.Equal(["acme.recall offer O2"], await _world.ReasonsAsync());
        Assert.Single(_world.Imports);
    }

    [Fact]
    public async Task A_changed_table_is_gone_by_at_once_and_a_person_can_ask_for_a_look()
    {
        await _world.RunAsync(TimeSpan.FromMinutes(4));
        _world.Tables = StockGiven.Tables(safetyStock: [new SafetyStockRow { Fixed = 30 }], version: "2");
        await _world.Store.WakeAsync(StockFlow.CaseOf(Given.Bq), _world.Now);
        await _world.RunAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(10, _world.Shown("O1"));

        _world.Have("SKU-1", 35);
        await _world.Store.DeliverAsync([StockFlow.Look(Given.Bq, "T-1")], _world.Now);
        await _world.RunAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(5, _world.Shown("O1"));
    }

    [Fact]
    public async Task R51_Classes_of_velocity_set_the_window_within_floor_ceiling_and_calls()
    {
        _world.Tables = StockGiven.Tables(velocity: new VelocityTable { Version = "v1", Floor = TimeSpan.FromMinutes(5), Ceiling = TimeSpan.FromHours(2), Rows = [new VelocityRow("slow", 0, 0, StockTrigger.Schedule)] });
        _world.Policy = new StockPolicy { SoldBetweenLooks = 1 };
        await _world.RunAsync(TimeSpan.FromHours(8), TimeSpan.FromMinutes(5));
        var quiet = _world.Calls.Count(static c => c == "levels");
        Assert.Equal(5, quiet);

        for (var i = 0; i < 24; i++)
        {
            await _world.ReserveAsync($"bq:{i}-A", 1);
            await _world.RunAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(5));
        }

        Assert.InRange(_world.Calls.Count(static c => c == "levels") - quiet, 8, 40);
    }

    [Fact]
    public async Task R49_What_moves_or_is_ordered_is_told_within_minutes_and_only_that_is_asked_for()
    {
        _world.Capabilities = new() { LocationStock = true, TellsMovements = true };
        _world.Policy = new StockPolicy { Every = TimeSpan.FromHours(2), MovedEvery = TimeSpan.FromMinutes(2) };
        _world.Tables = StockGiven.Tables([StockGiven.Offer("K1", "KIT-1"), StockGiven.Offer("O1", "SKU-1"), StockGiven.Offer("O2", "SKU-2")]);
        _world.List("K1");
        _world.Listed.Remove("O12");
        await _world.RunAsync(TimeSpan.FromMinutes(5));
        Assert.Equal((3, 40, 7), (_world.Shown("K1"), _world.Shown("O1"), _world.Shown("O2")));

        _world.Have("SKU-2", 3);
        _world.Have("SKU-2", 2);
        _world.Have("SKU-2", 5);
        await _world.RunAsync(TimeSpan.FromMinutes(4));
        Assert.Equal((2, 40, 5), (_world.Shown("K1"), _world.Shown("O1"), _world.Shown("O2")));

        _world.Order("DESK-1", 1);
        await _world.ReserveAsync("bq:1-A", 2);
        await _world.RunAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(37, _world.Shown("O1"));

        // An order that is deleted moves nothing: its goods are free again with the window.
        _world.Orders.Clear();
        await _world.ReserveAsync("bq:1-A", null);
        await _world.RunAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(37, _world.Shown("O1"));
        Assert.Single(_world.Calls, static c => c == "levels");
        await _world.RunAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(2));
        Assert.Equal(40, _world.Shown("O1"));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task The_case_explains_itself()
    {
        _world.List("O9", 4);
        await _world.RunAsync(Window);

        var explained = (await _world.Store.ExplainAsync(StockFlow.CaseOf(Given.Bq), _world.Now))!.ToString();

        Assert.Contains("offer.unmapped", explained, StringComparison.Ordinal);
        Assert.Contains("3 offers told", explained, StringComparison.Ordinal);
    }
}
