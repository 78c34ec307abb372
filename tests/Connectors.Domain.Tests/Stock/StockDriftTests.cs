using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Stock;

public sealed class StockDriftTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(8, DriftCause.None)]
    [InlineData(7, DriftCause.SoldOnChannel)]
    [InlineData(6, DriftCause.SoldOnChannel)]
    [InlineData(20, DriftCause.MissedUpdate)]
    [InlineData(19, DriftCause.MissedUpdate)]
    [InlineData(5, DriftCause.ManualEdit)]
    [InlineData(99, DriftCause.ManualEdit)]
    [InlineData(null, DriftCause.NotListed)]
    public void R54_explain_finds_the_cause(int? shown, DriftCause cause) =>
        Assert.Equal(cause, StockDrift.Explain(Offer(shown, Noon.AddHours(3)), Settles).Cause);

    [Theory]
    [InlineData(20, DriftCause.InFlight)]
    [InlineData(null, DriftCause.InFlight)]
    [InlineData(99, DriftCause.ManualEdit)]
    public void Explain_gives_a_publication_time_to_arrive(int? shown, DriftCause cause) =>
        Assert.Equal(cause, StockDrift.Explain(Offer(shown, Noon.AddHours(1).AddMinutes(9)), Settles).Cause);

    [Fact]
    public void Explain_says_nothing_of_what_it_knows_nothing()
    {
        var unknown = StockDrift.Explain(new ChannelStock { OfferSku = new Sku("X"), Shown = 3, ReadAt = Noon }, Settles);

        Assert.Equal((DriftCause.Unknown, (long?)null), (unknown.Cause, unknown.Told));
        Assert.Equal(DriftCause.None, StockDrift.Explain(new ChannelStock { OfferSku = new Sku("X"), Shown = null, ReadAt = Noon }, Settles).Cause);
    }

    [Theory]
    [InlineData(5, DriftCause.None)]
    [InlineData(99, DriftCause.InFlight)]
    public void Explain_counts_a_publication_from_the_instant_it_was_made(int shown, DriftCause cause) =>
        Assert.Equal(cause, StockDrift.Explain(Told(shown, Noon, [new(Noon, 5)]), Settles).Cause);

    [Theory]
    [InlineData(-1, DriftCause.InFlight)]
    [InlineData(0, DriftCause.NotListed)]
    public void Explain_waits_for_a_publication_just_as_long_as_it_takes(long ticks, DriftCause cause) =>
        Assert.Equal(cause, StockDrift.Explain(Told(null, Noon.Add(Settles).AddTicks(ticks), [new(Noon, 5)]), Settles).Cause);

    [Fact]
    public void Explain_calls_what_was_never_told_an_edit_once_the_only_publication_is_there() =>
        Assert.Equal(DriftCause.ManualEdit, StockDrift.Explain(Told(99, Noon.AddHours(1), [new(Noon, 5)]), Settles).Cause);

    [Theory]
    [InlineData(-600, DriftCause.SoldOnChannel)]
    [InlineData(-601, DriftCause.ManualEdit)]
    [InlineData(3600, DriftCause.SoldOnChannel)]
    [InlineData(3601, DriftCause.ManualEdit)]
    public void Explain_takes_sales_from_just_before_the_publication_until_it_was_read(int seconds, DriftCause cause) =>
        Assert.Equal(cause, StockDrift.Explain(Told(4, Noon.AddHours(1), [new(Noon, 5)], new ChannelSale(Noon.AddSeconds(seconds), 1)), Settles).Cause);

    [Fact]
    public void Explain_takes_sales_from_just_before_an_earlier_publication_too() =>
        Assert.Equal(
            DriftCause.MissedUpdate,
            StockDrift.Explain(Told(19, Noon.AddHours(3), [new(Noon, 20), new(Noon.AddHours(1), 8)], new ChannelSale(Noon - Settles, 1)), Settles).Cause);

    [Theory]
    [InlineData(20, "20", "MissedUpdate")]
    [InlineData(99, "99", "ManualEdit")]
    [InlineData(null, "nothing", "NotListed")]
    public void R54_explain_gives_the_evidence(int? shown, string text, string cause)
    {
        var finding = StockDrift.Explain(Offer(shown, Noon.AddHours(3)), Settles);

        Assert.Equal((8, (long?)shown), (finding.Told, finding.Shown));
        Assert.Equal(
            [new Fact("offer SKU", "PAINT-5L"), new Fact("told", "8"), new Fact("shown", text), new Fact("cause", cause)],
            Expect.Refused(finding.Why, ReasonCatalogue.StockDrift).Facts);
    }

    [Fact]
    public void What_is_drift_has_a_message_and_remedy_of_its_own()
    {
        var unknown = StockDrift.Explain(new ChannelStock { OfferSku = new Sku("X"), Shown = 3, ReadAt = Noon }, Settles);
        DriftFinding[] findings = [unknown, .. new int?[] { 20, 99, null }.Select(static s => StockDrift.Explain(Offer(s, Noon.AddHours(3)), Settles))];

        Assert.Equal(4, findings.Select(static f => Expect.Refused(f.Why, ReasonCatalogue.StockDrift)).Select(static r => (r.Message, r.Remedy)).Distinct().Count());
        Assert.All(findings, static f => Assert.True(f.Why!.Message.Length > "The channel ".Length));
    }

    [Fact]
    public void Explain_takes_a_sold_out_offer_that_is_not_listed_as_right() =>
        Assert.Equal(DriftCause.None, StockDrift.Explain(new ChannelStock { OfferSku = new Sku("X"), Shown = null, ReadAt = Noon.AddDays(1), Published = [new(Noon, 0)] }, Settles).Cause);

    [Fact]
    public void R54_report_names_every_injected_drift_and_nothing_else()
    {
        ChannelStock[] offers = [.. new int?[] { 8, 20, 99, 7, null, 8 }.Select(static s => Offer(s, Noon.AddHours(3)))];

        var report = StockDrift.Report(offers, Settles).ToArray();

        Assert.Equal([DriftCause.MissedUpdate, DriftCause.ManualEdit, DriftCause.SoldOnChannel, DriftCause.NotListed], report.Select(static f => f.Cause));
        Assert.Equal("20", Expect.Fact(Expect.Refused(report[0].Why, ReasonCatalogue.StockDrift), "shown"));
        Assert.Null(report[2].Why);
        Assert.Equal("nothing", Expect.Fact(Expect.Refused(report[3].Why, ReasonCatalogue.StockDrift), "shown"));
    }

    [Fact]
    public void Null_throws_and_is_named()
    {
        Assert.Throws<ArgumentNullException>("offers", static () => StockDrift.Report(null!, Settles));
        Assert.Throws<ArgumentNullException>("offer", static () => StockDrift.Explain(null!, Settles));
    }

    private static ChannelStock Told(int? shown, DateTimeOffset readAt, PublishedStock[] published, params ChannelSale[] sales) =>
        new() { OfferSku = new Sku("X"), Shown = shown, ReadAt = readAt, Published = published, Sales = sales };

    // Told 20 at noon and 8 at one; a pack each was sold at two and at half past two.
    private static ChannelStock Offer(int? shown, DateTimeOffset readAt) => new()
    {
        OfferSku = new Sku("PAINT-5L"),
        Shown = shown,
        ReadAt = readAt,
        Published = [new(Noon.AddHours(1), 8), new(Noon, 20)],
        Sales = [new(Noon.AddHours(2), 1), new(Noon.AddHours(2.5), 1)],
    };
}
