using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Prices;
using Connectors.Flows.Rules;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.PriceGiven;

namespace Connectors.Flows.Tests.Prices;

/// <summary>Prices on their way to a marketplace, run through the real runner (R41, R53, R55, R58 to R60).</summary>
public sealed class PriceTellingTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    private readonly PriceWorld _world = new();

    public PriceTellingTests()
    {
        _world.List("O1", 20m);
        _world.List("O2", 10m);
        _world.List("O3", 5m);
        _world.Tables = PriceGiven.Tables([Price("O1", 22.5m), Price("O2", 9m), Price("O3", 5m)]);
    }

    [Fact]
    public async Task R41_What_differs_is_told_in_one_import_and_then_nothing_until_it_changes()
    {
        await _world.RunAsync(Window * 4);

        Assert.Equal(["O1 22.5", "O2 9"], Assert.Single(_world.Imports).Texts);
        Assert.Equal((22.5m, 9m, 5m), (_world.Shown("O1"), _world.Shown("O2"), _world.Shown("O3")));
        Assert.Empty(await _world.ReasonsAsync());
        Assert.Equal(PriceStage.Waiting, (await _world.Store.GetCaseAsync(PriceFlow.CaseOf(Given.Bq)))!.Stage);
        var journal = await _world.JournalAsync();

        await _world.RunAsync(Window * 4);
        Assert.Equal(journal, await _world.JournalAsync());
    }

    [Fact]
    public async Task R41_A_changed_table_is_told_at_the_next_step_and_a_discount_ends_by_itself()
    {
        await _world.RunAsync(Window);
        _world.Tables = PriceGiven.Tables([Price("O1", 22.5m) with { DiscountPrice = 20m, DiscountUntil = _world.Now + (2 * Window) }, Price("O2", 9m), Price("O3", 5m)], version: "2");
        await _world.Store.DeliverAsync([PriceFlow.Look(Given.Bq, "T-1")], _world.Now);
        await _world.RunAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(20m, _world.Listed["O1"].Prices[0].DiscountPrice?.Amount);

        await _world.RunAsync(Window * 6);
        Assert.Equal(2, _world.Imports.Count);
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R41_A_price_that_somebody_edits_is_a_record_until_it_is_set_back_and_stays_meanwhile()
    {
        await _world.RunAsync(Window * 3);
        _world.List("O1", 12.34m);
        await _world.RunAsync(Window * 4);

        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal(("price.drift", "offer O1"), (record.Code, record.Subject));
        Assert.Contains(record.Facts, static f => f is { Name: "price", Value: "told 22.5, shows 12.34" });
        Assert.Equal((12.34m, 1), (_world.Shown("O1"), _world.Imports.Count));
        Assert.Single(await _world.JournalAsync(), static c => c == "price.edited");

        _world.List("O1", 22.5m);
        await _world.RunAsync(Window * 2);
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R41_An_edit_is_put_right_within_a_window_where_that_is_the_policy()
    {
        _world.Policy = _world.Policy with { CorrectsEdits = true };
        await _world.RunAsync(Window * 3);
        _world.List("O1", 2.25m);
        await _world.RunAsync(Window * 3);

        Assert.Equal((22.5m, 2), (_world.Shown("O1"), _world.Imports.Count));
        Assert.Empty(await _world.ReasonsAsync());
        Assert.Contains("price.edited", await _world.JournalAsync());
    }

    [Fact]
    public async Task R41_A_wrong_price_is_held_until_a_person_confirms_it_and_the_others_go_on()
    {
        _world.Tables = PriceGiven.Tables([Price("O1", 225m), Price("O2", 9m), Price("O3", 5m)]);
        await _world.RunAsync(Window * 2);
        Assert.Equal((20m, 9m), (_world.Shown("O1"), _world.Shown("O2")));
        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal("price.jump", record.Code);

        await _world.Store.DeliverAsync([PriceFlow.Confirm(Given.Bq, new OfferId("O1"), new Money(225m, CurrencyCode.Gbp), "T-1")], _world.Now);
        await _world.RunAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(225m, _world.Shown("O1"));
        await _world.RunAsync(Window * 2);
        Assert.Empty(await _world.ReasonsAsync());
        Assert.Contains("price.confirmed", await _world.JournalAsync());
    }

    [Fact]
    public async Task A_rule_of_the_host_amends_a_price_that_is_then_told_once_and_holds_another()
    {
        _world.Rules =
        [
            new HostRule<OfferQuantity>("of-stock", "1", static (row, _) => throw new InvalidOperationException("not asked")),
            new HostRule<OfferPricing>("least", "1", static (row, _) => row.OfferId.Value == "O1" ? new RuleVerdict<OfferPricing>.Amend(row with { Price = Gbp(23m) }, "the least price")
                : row.OfferId.Value == "O2" ? new RuleVerdict<OfferPricing>.Veto(new RuleReason("acme.map", Domain.Reasons.Owner.Operations, "Below the least price.", "Raise it.")) : null),
        ];
        await _world.RunAsync(Window * 6);

        Assert.Equal(["O1 23"], Assert.Single(_world.Imports).Texts);
        Assert.Equal((23m, 10m, 5m), (_world.Shown("O1"), _world.Shown("O2"), _world.Shown("O3")));
        Assert.Equal(["acme.map offer O2"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task A_word_counts_for_thirty_days()
    {
        _world.Tables = PriceGiven.Tables([Price("O2", 10m), Price("O3", 5m), Price("O1", 20m)]);
        await _world.Store.DeliverAsync([PriceFlow.Confirm(Given.Bq, new OfferId("O1"), new Money(225m, CurrencyCode.Gbp), "T-1")], _world.Now);
        await _world.RunAsync(TimeSpan.FromDays(31), TimeSpan.FromHours(12));
        _world.Tables = PriceGiven.Tables([Price("O2", 10m), Price("O3", 5m), Price("O1", 225m)], version: "2");
        await _world.RunAsync(Window * 2);

        Assert.Equal(["price.jump offer O1"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R55_Prices_that_are_refused_are_a_record_with_the_marketplaces_words_until_they_are_taken()
    {
        _world.Refuses = static row => row.OfferId.Value == "O1" && row.Price.Amount > 22m ? "at most 22" : null;
        await _world.RunAsync(Window * 3);

        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal(("price.row-refused", "offer O1"), (record.Code, record.Subject));
        Assert.Contains(record.Facts, static f => f.Value == "at most 22");
        Assert.Equal((9m, 1), (_world.Shown("O2"), _world.Imports.Count));

        await _world.RunAsync(TimeSpan.FromHours(7), TimeSpan.FromMinutes(5));
        Assert.Equal(2, _world.Imports.Count);
        _world.Tables = PriceGiven.Tables([Price("O1", 21m), Price("O2", 9m), Price("O3", 5m)], version: "2");
        await _world.RunAsync(Window * 3);
        Assert.Equal(21m, _world.Shown("O1"));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R59_An_offer_that_is_renamed_before_its_price_is_told_is_never_written_and_told()
    {
        _world.Listed["O1"] = _world.Listed["O1"] with { ShopSku = new Sku("RENAMED") };
        await _world.RunAsync(Window * 2);

        Assert.DoesNotContain(_world.Imports.SelectMany(static i => i.Rows), static r => r.OfferId.Value == "O1");
        Assert.Equal(["offer.sku-changed offer O1"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R60_Active_listings_without_a_mapping_or_a_price_are_records_and_never_written()
    {
        _world.List("X1", 1m);
        _world.Tables = PriceGiven.Tables([Price("O1", 22.5m), Price("O2", 9m)]);
        await _world.RunAsync(Window * 2);

        Assert.Equal(["offer.unmapped offer X1", "price.missing offer O3"], await _world.ReasonsAsync());
        Assert.Equal((1m, 5m), (_world.Shown("X1"), _world.Shown("O3")));
    }

    [Fact]
    public async Task R53_An_import_whose_answer_was_lost_is_handed_in_again_with_the_same_rows()
    {
        var lost = 0;
        _world.Faults = call => call == "import" && lost++ < 2 ? Fault.LostAfter : Fault.None;
        await _world.RunAsync(Window * 3);

        Assert.Equal(3, _world.Imports.Count);
        Assert.All(_world.Imports, static i => Assert.Equal(["O1 22.5", "O2 9"], i.Texts));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R53_Through_an_outage_the_latest_state_wins_and_nothing_older_is_sent()
    {
        var isDown = true;
        _world.Faults = call => isDown && call == "import" ? Fault.NotExecuted : Fault.None;
        await _world.RunAsync(Window * 4);
        Assert.Contains("price.import-failed import", await _world.ReasonsAsync());

        _world.Tables = PriceGiven.Tables([Price("O1", 23m), Price("O2", 10m), Price("O3", 5m)], version: "2");
        await _world.RunAsync(Window * 2);
        isDown = false;
        await _world.RunAsync(Window * 4);

        Assert.DoesNotContain(_world.Imports.SelectMany(static i => i.Texts), static t => t == "O1 22.5");
        Assert.Equal((23m, 10m), (_world.Shown("O1"), _world.Shown("O2")));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Theory]
    [InlineData(ImportProgress.Failed)]
    [InlineData(ImportProgress.Complete)]
    public async Task R53_What_an_import_did_not_bring_is_told_anew_from_what_is_true_then(ImportProgress end)
    {
        _world.Ends = end;
        if (end == ImportProgress.Complete)
            (_world.Refuses, _world.HidesReasons) = (static _ => "busy", true);
        await _world.RunAsync(Window);
        Assert.Equal(20m, _world.Shown("O1"));
        Assert.Contains("price.import-failed import", await _world.ReasonsAsync());

        (_world.Ends, _world.Refuses) = (ImportProgress.Complete, static _ => null);
        _world.Tables = PriceGiven.Tables([Price("O1", 21m), Price("O2", 9m), Price("O3", 5m)], version: "2");
        await _world.RunAsync(Window * 4);
        Assert.Equal((21m, 9m), (_world.Shown("O1"), _world.Shown("O2")));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R53_An_import_that_is_carried_out_after_it_was_given_up_overwrites_nothing_for_long()
    {
        _world.ImportTakes = TimeSpan.FromHours(5);
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.ImportTakes = TimeSpan.FromMinutes(2);
        _world.Tables = PriceGiven.Tables([Price("O1", 24m), Price("O2", 9m), Price("O3", 5m)], version: "2");
        await _world.RunAsync(Window * 5);
        Assert.Equal(24m, _world.Shown("O1"));

        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal(ImportProgress.Complete, _world.Imports[0].Progress);
        await _world.RunAsync(Window * 3);

        Assert.Equal((24m, 9m), (_world.Shown("O1"), _world.Shown("O2")));
        Assert.Empty(await _world.ReasonsAsync());
        Assert.DoesNotContain("price.edited", await _world.JournalAsync());
    }

    [Fact]
    public async Task R41_What_an_item_costs_in_the_ERP_is_told_within_a_window_and_a_row_of_the_table_comes_before_it()
    {
        _world.Erp = new World();
        foreach (var (sku, price, withTax) in new[] { ("SKU-O1", 21m, true), ("SKU-O2", 9m, true), ("SKU-O3", 5.5m, false) })
            _world.Erp.Items[sku] = new ErpItem(new Sku(sku), "PCS", IsBlocked: false, null) { UnitPrice = Gbp(price), PriceIncludesTax = withTax };
        _world.Tables = PriceGiven.Tables([Price("O2", 9.5m)]);
        await _world.RunAsync(Window);
        Assert.Equal((21m, 9.5m, 5m), (_world.Shown("O1"), _world.Shown("O2"), _world.Shown("O3")));
        Assert.Equal(["price.unclear offer O3"], await _world.ReasonsAsync());

        _world.Erp.Items["SKU-O1"] = _world.Erp.Items["SKU-O1"] with { UnitPrice = Gbp(22m) };
        _world.Erp.Items["SKU-O3"] = _world.Erp.Items["SKU-O3"] with { PriceIncludesTax = true };
        await _world.RunAsync(Window * 2);
        Assert.Equal((22m, 5.5m), (_world.Shown("O1"), _world.Shown("O3")));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task What_is_not_compared_for_long_is_a_record()
    {
        await _world.RunAsync(Window);
        _world.Faults = static call => call == "listings" ? Fault.NotExecuted : Fault.None;
        await _world.RunAsync(TimeSpan.FromHours(8), TimeSpan.FromMinutes(10));

        Assert.Contains("price.stale listings", await _world.ReasonsAsync());
    }

    [Fact]
    public async Task What_a_marketplace_takes_and_does_not_show_is_a_record_and_told_again_once_in_a_while()
    {
        _world.Policy = _world.Policy with { RefusedAgainAfter = TimeSpan.FromHours(3) };
        _world.ShowsImports = false;
        await _world.RunAsync(TimeSpan.FromHours(5));

        Assert.Equal(["price.drift offer O1", "price.drift offer O2"], await _world.ReasonsAsync());
        Assert.Equal(2, _world.Imports.Count);
        Assert.DoesNotContain("price.edited", await _world.JournalAsync());
    }
}
