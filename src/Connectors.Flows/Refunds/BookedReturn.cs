using Connectors.Domain.Values;

namespace Connectors.Flows.Refunds;

/// <summary>What one return takes of its order, so that no other takes it too.</summary>
/// <param name="ReturnId">The return.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record BookedReturn(string ReturnId)
{
    /// <summary>What it takes of each line; never null.</summary>
    public IReadOnlyList<BookedLine> Lines { get => field ?? []; init; }

    /// <summary>What it takes of the delivery, in the order's way of counting tax; null for nothing.</summary>
    public Money? Delivery { get; init; }

    /// <summary>The invoice that it credits; empty while none is chosen.</summary>
    public string InvoiceId { get; init; } = string.Empty;

    /// <summary>The marketplace's ids of the refunds that are its own; never null.</summary>
    public IReadOnlyList<string> RefundIds { get => field ?? []; init; }
}
