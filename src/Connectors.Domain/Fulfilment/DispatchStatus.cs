using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>How far an order has been sent.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record DispatchStatus
{
    /// <summary>Every order line, in order; never null.</summary>
    public IReadOnlyList<LineDispatch> Lines { get => field ?? []; init; }

    /// <summary>Every shipment that has left, earliest first and then by id; never null.</summary>
    public IReadOnlyList<ShipmentContents> Shipments { get => field ?? []; init; }

    /// <summary>Whether a shipment has left of which nobody knows what it holds.</summary>
    public bool IsUnclear { get; init; }

    /// <summary>
    /// Whether the warehouse says that nothing more will leave: its orders are dispatched, or cancelled after a part of them left, and no shipment is still being made.
    /// What a line lacks then will not come.
    /// </summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether every line has left in full and it is known what every shipment holds.</summary>
    public bool IsComplete => !IsUnclear && Lines.Count > 0 && Lines.All(static l => l.Outstanding == 0);

    /// <summary>What a person should look at: short and over-shipments, unexpected SKUs, kits that are not whole, shipments without contents; never null.</summary>
    public IReadOnlyList<Refusal> Findings { get => field ?? []; init; }

    /// <summary>The part of some lines: of one order, when the lines of several that leave in the same shipments were folded together.</summary>
    /// <param name="lines">The lines to keep; others are left out, and so are shipments that hold none of these.</param>
    /// <returns>The part. Findings that name no line are everybody's.</returns>
    public DispatchStatus Only(IReadOnlyCollection<OrderLineId> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return this with
        {
            Lines = [.. Lines.Where(l => lines.Contains(l.LineId))],
            Shipments = [.. Shipments.Select(s => s with { Lines = [.. s.Lines.Where(l => lines.Contains(l.LineId))] }).Where(static s => s.Lines.Count > 0)],
            Findings = [.. Findings.Where(f => f.Facts.Where(static f => f.Name == DispatchAggregation.LineFact).All(f => lines.Contains(new OrderLineId(f.Value))))],
        };
    }
}
