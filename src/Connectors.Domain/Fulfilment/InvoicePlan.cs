namespace Connectors.Domain.Fulfilment;

/// <summary>What is to be invoiced or credited next, so that every line is invoiced exactly as far as it was dispatched, however many dispatch notices there were.</summary>
/// <remarks>Value equality does not look into <see cref="Deltas"/>.</remarks>
public sealed record InvoicePlan
{
    private InvoicePlan()
    {
    }

    /// <summary>
    /// Base units to invoice, by line and in line order; negative ones are to be credited, because a dispatch was corrected or cancelled after its invoice. Lines that stand right are left out. Never null.
    /// </summary>
    public IReadOnlyList<LineQuantity> Deltas { get => field ?? []; private init; }

    /// <summary>Whether the whole order is invoiced once the deltas are booked.</summary>
    public bool IsEverythingInvoiced { get; private init; }

    /// <summary>Plans from what has left and what was invoiced. Booking the deltas and asking again plans nothing.</summary>
    /// <remarks>
    /// Goods beyond what was ordered are not invoiced. While it is not known what a shipment holds nothing is credited: its goods may well have left.
    /// </remarks>
    /// <param name="status">What has left.</param>
    /// <param name="invoiced">Base units that were invoiced so far, credits negative; any number of entries a line.</param>
    /// <exception cref="ArgumentException">Something was invoiced for a line that the order does not have.</exception>
    public static InvoicePlan Make(DispatchStatus status, IEnumerable<LineQuantity> invoiced)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(invoiced);
        var booked = invoiced.GroupBy(static i => i.LineId).ToDictionary(static g => g.Key, static g => g.Sum(static i => i.Quantity));
        if (booked.Keys.Except(status.Lines.Select(static l => l.LineId)).ToList() is [var stranger, ..])
            throw new ArgumentException($"Line '{stranger}' was invoiced and is not of this order.", nameof(invoiced));

        var lines = status.Lines.Select(l => (l.LineId, Delta: Math.Min(l.Dispatched, l.Ordered) - booked.GetValueOrDefault(l.LineId))).ToList();
        return new InvoicePlan
        {
            Deltas = [.. lines.Where(l => l.Delta > 0 || (l.Delta < 0 && !status.IsUnclear)).Select(static l => new LineQuantity(l.LineId, l.Delta))],
            IsEverythingInvoiced = status.IsComplete,
        };
    }
}
