using Connectors.Domain.Values;

namespace Connectors.Domain.Receivables;

/// <summary>An order whose buyer pays the seller, and not the marketplace.</summary>
public sealed record OnAccountOrder
{
    /// <summary>The marketplace's order id.</summary>
    public required string OrderId { get; init; }

    /// <summary>The external number that it has in the ERP; null while it was not booked there.</summary>
    public string? ExternalNumber { get; init; }

    /// <summary>The account that it is booked on; null while it was not.</summary>
    public CustomerNumber? Customer { get; init; }

    /// <summary>When it was ordered, UTC; null where that was not kept.</summary>
    public DateTimeOffset? OrderedAt { get; init; }

    /// <summary>What the buyer pays with tax; null where that was not kept.</summary>
    public Money? Total { get; init; }
}
