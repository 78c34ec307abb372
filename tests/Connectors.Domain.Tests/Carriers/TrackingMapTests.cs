using Connectors.Domain.Carriers;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Carriers;

public sealed class TrackingMapTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly OrderKey Order = new(Bq, "1-A");

    [Fact]
    public void Find_takes_a_shipment_without_case_and_an_order_as_it_is_written()
    {
        var map = TrackingMap.Compile(new TrackingTable { Version = "7", Rows = [Row("1-A", "SS-1", "N1"), Row("1-A", null, "N2"), Row("2-B", "SS-1", "N3")] }).Value;

        Assert.Equal(["N1", "N2", null, null], new[] { map.Find(Order, "ss-1"), map.Find(Order, null), map.Find(Order, "SS-2"), map.Find(new OrderKey(Bq, "1-a"), null) }.Select(static r => r?.Numbers));
        Assert.Equal(("7", Bq), (map.Version, Assert.Single(map.Marketplaces)));
    }

    [Fact]
    public void Compile_names_every_mistake_at_once()
    {
        var errors = TrackingMap.Compile(new TrackingTable
        {
            Version = string.Empty, Rows = [Row("1-A", "SS-1", "N1"), Row("1-A", "ss-1", "N2"), Row("1-A", "SS-2", null), Row(string.Empty, " ", "N1")],
        }).Refusals;

        Assert.Equal(
            [(0, "Version"), (2, "Shipment"), (3, "Numbers"), (4, "Order"), (4, "Shipment")],
            errors.Select(static e => (e.Line, e.Column)));
    }

    private static TrackingRow Row(string order, string? shipment, string? numbers) => new(Bq, order, shipment, null, null, numbers);
}
