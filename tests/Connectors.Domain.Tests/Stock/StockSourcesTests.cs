using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Stock;

public sealed class StockSourcesTests
{
    private static readonly Sku Paint = new("PAINT-5L");
    private static readonly Sku Rope = new("ROPE");

    private readonly StockSources _sources = Expect.Compiled(StockSources.Compile(new StockSourceTable
    {
        Version = "s1",
        Rows =
        [
            new StockSourceRow("erp"), new StockSourceRow("wms", LocationId: "LEEDS"), new StockSourceRow("wms", Rope), new StockSourceRow("shop", Rope, "YORK"),
        ],
    }));

    [Theory]
    [InlineData("PAINT-5L", null, "erp")]
    [InlineData("PAINT-5L", "YORK", "erp")]
    [InlineData("PAINT-5L", "LEEDS", "wms")]
    [InlineData("ROPE", "LEEDS", "wms")]
    [InlineData("ROPE", "YORK", "shop")]
    [InlineData("ROPE", null, "wms")]
    public void SourceOf_takes_the_most_specific_row(string sku, string? location, string system) =>
        Assert.Equal(system, _sources.SourceOf(new Sku(sku), location).Value);

    [Fact]
    public void Accept_lets_the_source_write()
    {
        var level = Level(Paint, "LEEDS");

        Assert.Same(level, _sources.Accept("wms", level).Value);
    }

    [Fact]
    public void R46_accept_refuses_a_writer_that_is_not_the_source()
    {
        var refusal = Expect.Refused(_sources.Accept("erp", Level(Paint, "LEEDS")), ReasonCatalogue.StockNotSource);

        Assert.Equal([new Fact("SKU", "PAINT-5L"), new Fact("location", "LEEDS"), new Fact("system", "erp"), new Fact("source", "wms")], refusal.Facts);
        Assert.Equal("all", Expect.Fact(Expect.Refused(_sources.Accept("shop", Level(Paint, null)), ReasonCatalogue.StockNotSource), "location"));
        Assert.Equal("s1", refusal.TableVersion);
    }

    [Theory]
    [InlineData("erp", "PAINT-5L")]
    [InlineData("wms", "ROPE")]
    public void Accept_refuses_a_level_of_all_locations_that_counts_anothers(string system, string sku) =>
        Expect.Refused(_sources.Accept(system, Level(new Sku(sku), null)), ReasonCatalogue.StockNotSource);

    [Fact]
    public void Accept_names_the_source_of_the_SKUs_own_location_before_that_of_a_location_of_all()
    {
        var sources = Expect.Compiled(StockSources.Compile(new StockSourceTable
        {
            Version = "s1", Rows = [new StockSourceRow("erp"), new StockSourceRow("wms", LocationId: "LEEDS"), new StockSourceRow("shop", Paint, "YORK")],
        }));

        Assert.Equal("shop", Expect.Fact(Expect.Refused(sources.Accept("erp", Level(Paint, null)), ReasonCatalogue.StockNotSource), "source"));
    }

    [Fact]
    public void Accept_takes_a_level_of_all_locations_from_a_SKUs_own_source_whatever_holds_for_others()
    {
        var sources = Expect.Compiled(StockSources.Compile(new StockSourceTable
        {
            Version = "s2",
            Rows = [new StockSourceRow("erp", Paint), new StockSourceRow("wms", LocationId: "LEEDS")],
        }));

        Assert.True(sources.Accept("erp", Level(Paint, null)).IsOk);
    }

    [Fact]
    public void Accept_refuses_what_no_row_covers()
    {
        var sources = Expect.Compiled(StockSources.Compile(new StockSourceTable { Version = "s3", Rows = [new StockSourceRow("wms", Paint)] }));

        Assert.Equal(
            [new Fact("SKU", "ROPE"), new Fact("location", "all")], Expect.Refused(sources.Accept("wms", Level(Rope, null)), ReasonCatalogue.StockSourceUnmapped).Facts);
        Assert.Equal("LEEDS", Expect.Fact(Expect.Refused(sources.SourceOf(Rope, "LEEDS"), ReasonCatalogue.StockSourceUnmapped), "location"));
    }

    [Fact]
    public void Compile_refuses_two_sources_for_one_SKU_at_one_location() =>
        Assert.Equal(["2 System"], Expect.RowErrors(StockSources.Compile(new StockSourceTable
        {
            Version = "m",
            Rows = [new StockSourceRow("erp", Paint), new StockSourceRow("wms", Paint)],
        })));

    [Fact]
    public void Compile_names_all_mistakes_at_once() =>
        Assert.Equal(["0 Version", "1 System", "1 Sku", "1 LocationId"], Expect.RowErrors(StockSources.Compile(new StockSourceTable
        {
            Version = "",
            Rows = [new StockSourceRow("", default(Sku), " ")],
        })));

    private static StockLevel Level(Sku sku, string? location) => new(sku, location, 5, 0, 5, DateTimeOffset.UnixEpoch);
}
