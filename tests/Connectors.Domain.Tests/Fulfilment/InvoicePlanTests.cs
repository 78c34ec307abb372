using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Fulfilment;

/// <summary>However many notices tell of it, what was dispatched is invoiced once: R74.</summary>
public sealed class InvoicePlanTests
{
    private static readonly OrderedLine[] Order = [Ordered("L1", "PAINT", 12), Ordered("L2", "BRUSH", 5), Ordered("L3", "PAINT", 24)];

    [Fact]
    public void Several_dispatch_notices_are_invoiced_line_by_line_as_they_leave()
    {
        var first = Shipment("S1", 1, ("PAINT", 12), ("BRUSH", 2));

        Assert.Equal(["L1 12", "L2 2"], Text(Plan([first])));
        Assert.Equal(["L2 3", "L3 24"], Text(Plan([first, Shipment("S2", 2, ("PAINT", 24), ("BRUSH", 3))], ("L1", 12), ("L2", 2))));
    }

    [Fact]
    public void What_is_invoiced_is_not_invoiced_again() => Assert.Empty(Plan([Shipment("S1", 1, ("BRUSH", 5))], ("L2", 2), ("L2", 3)).Deltas);

    [Fact]
    public void A_notice_corrected_after_its_invoice_is_credited() => Assert.Equal(["L2 -2"], Text(Plan([Shipment("S1", 2, ("BRUSH", 3))], ("L2", 5))));

    [Fact]
    public void A_shipment_cancelled_after_its_invoice_is_credited() =>
        Assert.Equal(["L2 -5"], Text(Plan([Shipment("S1", 2, ("BRUSH", 5)) with { State = ShipmentState.Cancelled }], ("L2", 5))));

    [Fact]
    public void Part_of_a_pack_is_invoiced_as_it_is() => Assert.Equal(["L1 7"], Text(Plan([Shipment("S1", 1, ("PAINT", 7))])));

    [Fact]
    public void More_than_ordered_is_not_invoiced() => Assert.Equal(["L2 5"], Text(Plan([Shipment("S1", 1, ("BRUSH", 9))])));

    [Fact]
    public void Nothing_is_credited_while_a_shipment_is_unclear()
    {
        DispatchedShipment[] unclear = [Shipment("S1", 2), Shipment("S2", 2, ("PAINT", 12))];

        Assert.Equal(["L1 12"], Text(Plan(unclear, ("L2", 5))));
    }

    [Fact]
    public void An_order_is_all_invoiced_with_the_deltas_of_its_last_shipment()
    {
        var first = Shipment("S1", 1, ("PAINT", 36));

        Assert.False(Plan([first]).IsEverythingInvoiced);
        Assert.True(Plan([first, Shipment("S2", 2, ("BRUSH", 5))], ("L1", 12), ("L3", 24)).IsEverythingInvoiced);
    }

    [Fact]
    public void An_invoice_for_a_line_of_another_order_is_a_broken_contract() => Assert.Throws<ArgumentException>(() => Plan([], ("L9", 1)));

    [Fact]
    public void Null_throws_and_is_named()
    {
        Assert.Throws<ArgumentNullException>("status", static () => InvoicePlan.Make(null!, []));
        Assert.Throws<ArgumentNullException>("invoiced", static () => InvoicePlan.Make(DispatchAggregation.Aggregate(Order, []), null!));
    }

    [Fact]
    public void Invoiced_is_dispatched_line_by_line_whatever_arrives_in_whatever_order()
    {
        Expect.ForAll(DispatchCases.Snapshots, snapshots =>
        {
            var invoiced = new List<LineQuantity>();
            for (var arrived = 0; arrived <= snapshots.Length; arrived++)
            {
                var status = DispatchAggregation.Aggregate(Order, snapshots[..arrived]);
                invoiced.AddRange(InvoicePlan.Make(status, invoiced).Deltas);

                Assert.Empty(InvoicePlan.Make(status, invoiced).Deltas);
                foreach (var line in status.Lines)
                    Assert.Equal(Math.Min(line.Dispatched, line.Ordered), invoiced.Where(i => i.LineId == line.LineId).Sum(static i => i.Quantity));
            }
        });
    }

    private static InvoicePlan Plan(DispatchedShipment[] snapshots, params (string Line, decimal Quantity)[] invoiced) =>
        InvoicePlan.Make(DispatchAggregation.Aggregate(Order, snapshots), invoiced.Select(static i => new LineQuantity(new OrderLineId(i.Line), i.Quantity)));

    private static string[] Text(InvoicePlan plan) => [.. plan.Deltas.Select(static d => FormattableString.Invariant($"{d.LineId} {d.Quantity}"))];

    private static OrderedLine Ordered(string line, string sku, decimal quantity) => new(new OrderLineId(line), new Sku(sku), quantity);

    private static DispatchedShipment Shipment(string id, int changed, params (string Sku, decimal Quantity)[] lines) =>
        DispatchCases.Shipment(id, changed, [.. lines.Select(static l => new DispatchedLine(new Sku(l.Sku), l.Quantity))]);
}
