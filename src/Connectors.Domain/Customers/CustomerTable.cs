namespace Connectors.Domain.Customers;

/// <summary>Which ERP account orders are booked on.</summary>
/// <remarks>Value equality does not look into the lists. Mistakes in <see cref="Groups"/> name columns that start with <c>Group.</c>.</remarks>
public sealed record CustomerTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The rows, never null. A row without channel and customer is that marketplace's default, and there is no other default.</summary>
    public IReadOnlyList<CustomerRow> Rows { get => field ?? []; init; }

    /// <summary>The stores' customer groups in the ERP, one to one; never null. Only <see cref="CustomerMap.CompareGroups"/> asks for them.</summary>
    public IReadOnlyList<CustomerGroupRow> Groups { get => field ?? []; init; }
}
