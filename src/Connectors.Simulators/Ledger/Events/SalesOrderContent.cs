namespace Connectors.Simulators.Ledger.Events;

/// <summary>All that a sales order says.</summary>
internal sealed record SalesOrderContent
{
    public required string Id { get; init; }

    public required string Number { get; init; }

    /// <summary>The customer's number of it: what ties it to the marketplace's order.</summary>
    public required string ExternalNumber { get; init; }

    public required string Customer { get; init; }

    /// <summary>The customer who pays it; null when it is <see cref="Customer"/>.</summary>
    public string? Payer { get; init; }

    public required string Currency { get; init; }

    public required bool PricesIncludeTax { get; init; }

    /// <summary>Null when none was written.</summary>
    public DateOnly? OrderDate { get; init; }

    /// <summary>Null when none was written.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>The first two dimensions; blank when none was written.</summary>
    public (string First, string Second) Dimensions { get; init; } = (string.Empty, string.Empty);

    public required PostalAddress ShipTo { get; init; }

    public required IReadOnlyList<SalesLineContent> Lines { get; init; }

    /// <summary>What the ERP makes of the lines, tax included.</summary>
    public required decimal Total { get; init; }

    public required decimal Tax { get; init; }

    /// <summary>Whether both say the same but for their dates.</summary>
    public bool SaysTheSameAs(SalesOrderContent other) =>
        Lines.SequenceEqual(other.Lines) && this with { OrderDate = other.OrderDate, PostingDate = other.PostingDate, Lines = other.Lines } == other;
}
