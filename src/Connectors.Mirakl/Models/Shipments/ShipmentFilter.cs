namespace Connectors.Mirakl.Models;

/// <summary>Which shipments ST11 lists. What is null or empty does not filter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ShipmentFilter
{
    /// <summary>Orders whose shipments are listed; never null.</summary>
    public IReadOnlyList<string> OrderIds { get => field ?? []; init; }

    /// <summary>States to list; never null.</summary>
    public IReadOnlyList<ShipmentStatus> Statuses { get => field ?? []; init; }

    /// <summary>Debit states to list; never null.</summary>
    public IReadOnlyList<CustomerDebitStatus> DebitStatuses { get => field ?? []; init; }

    /// <summary>Changed at or after this instant.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Changed at or before this instant.</summary>
    public DateTimeOffset? UpdatedTo { get; init; }
}
