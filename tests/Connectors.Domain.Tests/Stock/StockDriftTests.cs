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
