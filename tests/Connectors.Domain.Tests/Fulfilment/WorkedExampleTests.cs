using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Fulfilment;

/// <summary>The example of the fulfilment page: one case of 12 and five brushes, told, invoiced and corrected as notices arrive.</summary>
public sealed class WorkedExampleTests
{
    private static readonly OrderLineId Paint = new("L1");
    private static readonly OrderLineId Brush = new("L2");

    private static readonly Dictionary<OrderLineId, Ratio> Packs = new() { [Paint] = new Ratio(12), [Brush] = new Ratio(1) };

    private readonly List<DispatchedShipment> _notices = [];
    private readonly List<ConfirmedShipment> _told = [];
    private readonly List<LineQuantity> _invoiced = [];

    [Fact]
    public void Notices_are_told_and_invoiced_once_and_corrections_are_credited()
    {
        Assert.Equal(("L2=2", "L1+7 L2+2", ReasonCatalogue.BrokenPack), Hear(Notice("S1", 1, 7, 2)));
        Assert.Equal(("", "", ReasonCatalogue.BrokenPack), Hear(Notice("S1", 1, 7, 2)));
        Assert.Equal(("L1=1", "L1+5", null), Hear(Notice("S2", 2, 5, 0)));
        Assert.Equal(("", "L2-1", ReasonCatalogue.DispatchDiffers), Hear(Notice("S1", 3, 7, 1)));
        Assert.Equal(("L2=3 completes", "L2+4", null), Hear(Notice("S3", 4, 0, 4)));
    }

    private (string Told, string Invoiced, Reason? Finding) Hear(DispatchedShipment notice)
    {
        _notices.Add(notice);
        var status = DispatchAggregation.Aggregate([new OrderedLine(Paint, new Sku("PAINT"), 12), new OrderedLine(Brush, new Sku("BRUSH"), 5)], _notices);
        var plan = ConfirmationPlan.Make(status, Packs, _told);
        var deltas = InvoicePlan.Make(status, _invoiced).Deltas;
        _told.AddRange(plan.Confirmations.Select(static c => new ConfirmedShipment(c.Shipment.ShipmentId, c.Lines)));
        _invoiced.AddRange(deltas);
        return (
            string.Join(' ', plan.Confirmations.SelectMany(static c => c.Lines.Select(static l => $"{l.LineId}={l.Quantity}").Concat(c.CompletesOrder ? ["completes"] : []))),
            string.Join(' ', deltas.Select(static d => FormattableString.Invariant($"{d.LineId}{d.Quantity:+0;-0}"))),
            plan.Findings.SingleOrDefault()?.Reason);
    }

    private static DispatchedShipment Notice(string id, int changed, decimal paint, decimal brushes)
    {
        DispatchedLine[] lines = [new(new Sku("PAINT"), paint), new(new Sku("BRUSH"), brushes)];
        return DispatchCases.Shipment(id, changed, [.. lines.Where(static l => l.Quantity > 0)]);
    }
}
