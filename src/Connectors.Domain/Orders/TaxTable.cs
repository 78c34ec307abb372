namespace Connectors.Domain.Orders;

/// <summary>Which tax code of which origin is which tax group of the ERP, and at what rate.</summary>
/// <remarks>Value equality does not look into <see cref="Rows"/>.</remarks>
public sealed record TaxTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The rows, never null. One tax group has one rate in all rows of a connection.</summary>
    public IReadOnlyList<TaxRow> Rows { get => field ?? []; init; }
}
