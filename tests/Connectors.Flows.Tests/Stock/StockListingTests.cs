using Connectors.Flows.Stock;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Stock;

/// <summary>Everything that a marketplace lists against what it was told and against the offer table (R54, R58 to R62).</summary>
public sealed class StockListingTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly StockWorld _world = new();

    public StockListingTests()
    {
        foreach (var offer in new[] { "O1", "O12", "O2" })
            _world.List(offer);
        _world.Have("SKU-1", 40);
        _world.Have("SKU-2", 7);
    }

    [Fact]
    public async Task R54_R62_A_quantity_that_somebody_edits_in_the_portal_is_found_explained_and_put_right()
    {
        await _world.RunAsync(Window);
        _world.List("O2", 99);

        await _world.RunAsync(TimeSpan.FromHours(24), TimeSpan.FromMinutes(15));

        Assert.Equal(7, _world.Shown("O2"));
        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal(("stock.drift", "offer O2"), (record.Code, record.Subject));
        Assert.Equal(["7", "99", "ManualEdit"], record.Facts.Where(static f => f.Name is "told" or "shown" or "cause").Select(static f => f.Value));
        Assert.Contains("O2", record.Message, StringComparison.Ordinal);

        await _world.RunAsync(TimeSpan.FromHours(25), TimeSpan.FromMinutes(15));
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R54_What_the_marketplace_sold_itself_is_no_drift()
    {
        await _world.RunAsync(Window);
        _world.Faults = static call => call is "levels" ? Fault.LostBefore : Fault.None;
        await _world.RunAsync(TimeSpan.FromHours(23), TimeSpan.FromMinutes(15));

        // Two were bought, and the ERP cannot be looked at, so that it was not told anew.
        _world.List("O2", 5);
        await _world.ReserveAsync("bq:1-A", 2, "SKU-2");
        await _world.RunAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(15));

        Assert.Equal(2, _world.Calls.Count(static c => c == "listings"));
        Assert.DoesNotContain(await _world.ReasonsAsync(), static r => r.StartsWith("stock.drift", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_offer_that_was_told_and_is_not_listed_any_more_is_a_record()
    {
        await _world.RunAsync(Window);
        _world.Listed.Remove("O2");

        await _world.RunAsync(TimeSpan.FromHours(25), TimeSpan.FromMinutes(15));

        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Contains(record.Facts, static f => f.Value == "NotListed");
        Assert.Single(_world.Imports);
    }

    [Fact]
    public async Task R60_Active_listings_without_a_mapping_are_records_and_never_written()
    {
        _world.List("O8", 4);
        _world.List("O9", 4, isActive: false);

        await _world.RunAsync(Window * 2);

        Assert.Equal(["offer.unmapped offer O8"], await _world.ReasonsAsync());
        Assert.Equal((4, 4), (_world.Shown("O8"), _world.Shown("O9")));
    }

    [Fact]
    public async Task R61_R62_What_somebody_changes_of_an_offer_that_the_seller_keeps_is_a_record_until_it_is_put_right()
    {
        _world.Tables = StockGiven.Tables([StockGiven.Offer("O1", "SKU-1"), StockGiven.Offer("O12", "SKU-1", Given.Case), StockGiven.Offer("O2", "SKU-2") with { LeadTimeDays = 2 }], version: "2");
        await _world.RunAsync(Window * 2);
        _world.Listed["O2"] = _world.Listed["O2"] with { LeadTimeDays = 9 };
        _world.Listed["O1"] = _world.Listed["O1"] with { LeadTimeDays = 9 };

        await _world.RunAsync(TimeSpan.FromHours(25), Window);
        Assert.Equal(["offer.differs offer O2"], await _world.ReasonsAsync());
        Assert.Equal(7, _world.Shown("O2"));

        _world.Listed["O2"] = _world.Listed["O2"] with { LeadTimeDays = 2 };
        await _world.RunAsync(TimeSpan.FromHours(25), Window);
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R58_An_offer_that_is_mapped_no_longer_is_told_at_the_next_look()
    {
        await _world.RunAsync(Window);
        _world.Tables = StockGiven.Tables([StockGiven.Offer("O1", "SKU-1"), StockGiven.Offer("O12", "SKU-1", Given.Case)], version: "2");

        await _world.RunAsync(Window);

        Assert.Equal(["offer.unmapped offer O2"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task As_many_records_are_shown_as_a_person_can_work_on_and_the_rest_is_counted()
    {
        for (var i = 0; i < 120; i++)
            _world.List($"X{i:D3}", 1);

        await _world.RunAsync(Window);

        var records = await _world.RecordsAsync();
        Assert.Equal(50, records.Count);
        Assert.Single(records, static r => r.Facts.Any(static f => f is { Name: "more of them", Value: "70" }));
        Assert.InRange((await _world.Store.GetCaseAsync(StockFlow.CaseOf(Given.Bq)))!.State!.Length, 1, 40_000);
    }
}
