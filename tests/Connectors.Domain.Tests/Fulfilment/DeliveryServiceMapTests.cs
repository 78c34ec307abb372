using Connectors.Domain.Fulfilment;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Fulfilment;

public sealed class DeliveryServiceMapTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly ConnectionName Store = new("store");
    private static readonly ConnectionName North = new("north");
    private static readonly ConnectionName South = new("south");

    [Theory]
    [InlineData("BQ_UK", "north", "North UK")]
    [InlineData("TRADE", "north", "North")]
    [InlineData(null, "north", "North")]
    [InlineData("BQ_UK", "south", "UK")]
    [InlineData("TRADE", "south", "Standard")]
    [InlineData(null, "south", "Standard")]
    public void Find_takes_the_most_specific_row_the_warehouse_before_the_channel(string? channel, string warehouse, string text)
    {
        var map = Compiled(
            new(Bq, null, null, "STD", "Standard"), new(Bq, "BQ_UK", null, "STD", "UK"), new(Bq, null, North, "STD", "North"), new(Bq, "BQ_UK", North, "STD", "North UK"));

        Assert.Equal(text, map.Find(Bq, channel, new ConnectionName(warehouse), "STD").Value);
    }

    [Fact]
    public void Find_passes_the_code_of_a_marketplace_that_no_row_is_about()
    {
        Assert.Equal("STD", Compiled().Find(Bq, null, North, "STD").Value);
        Assert.Equal("STD", Compiled(new DeliveryServiceRow(Store, null, null, "STD", "Standard")).Find(Bq, null, North, "STD").Value);
    }

    [Theory]
    [InlineData("EXP", "north")]
    [InlineData("std", "north")]
    [InlineData("STD", "south")]
    public void Find_refuses_a_service_without_a_row_once_its_marketplace_has_one(string service, string warehouse)
    {
        var refusal = Compiled(new DeliveryServiceRow(Bq, null, North, "STD", "Standard")).Find(Bq, "BQ_UK", new ConnectionName(warehouse), service).Refusal!;

        Assert.Equal((ReasonCatalogue.DeliveryServiceUnmapped, "delivery services", "1"), (refusal.Reason, refusal.Table, refusal.TableVersion));
        Assert.Equal(
            [("marketplace", "bq"), ("channel", "BQ_UK"), ("warehouse", warehouse), ("delivery service", service), ("mapped service", "STD")],
            refusal.Facts.Select(static f => (f.Name, f.Value)));
    }

    [Fact]
    public void Names_of_connections_are_told_once_each_in_their_order()
    {
        var map = Compiled(new(Store, null, South, "A", "a"), new(Bq, null, North, "A", "a"), new(Bq, null, South, "B", "b"), new(Bq, null, null, "C", "c"));

        Assert.Equal([Bq, Store], map.Marketplaces);
        Assert.Equal([North, South], map.Warehouses);
    }

    [Fact]
    public void Compile_names_every_mistake_at_once()
    {
        var compilation = DeliveryServiceMap.Compile(new DeliveryServiceTable
        {
            Version = "",
            Rows =
            [
                new(default, " ", default(ConnectionName), "", ""),
                new(Bq, null, null, "STD", "Standard"),
                new(Bq, null, null, "STD", "Express"),
                new(Bq, null, North, "STD", "Express"),
            ],
        });

        Assert.Equal(
            ["0 Version", "1 Marketplace", "1 Channel", "1 Warehouse", "1 Service", "1 Text", "3 Service"],
            compilation.Refusals.Select(static e => FormattableString.Invariant($"{e.Line} {e.Column}")));
        Assert.Equal("one text for a service; row 2 has one too", compilation.Refusals[^1].Expected);
    }

    private static DeliveryServiceMap Compiled(params DeliveryServiceRow[] rows) => DeliveryServiceMap.Compile(new DeliveryServiceTable { Version = "1", Rows = rows }).Value;
}
