namespace Connectors.Mirakl.Models;

/// <summary>Which pick lists PL11 lists. What is null or empty does not filter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record PickListFilter
{
    /// <summary>Lists to read; never null.</summary>
    public IReadOnlyList<string> PickListIds { get => field ?? []; init; }

    /// <summary>States to list; never null.</summary>
    public IReadOnlyList<PickListState> States { get => field ?? []; init; }

    /// <summary>Order lines whose lists are wanted; never null.</summary>
    public IReadOnlyList<string> OrderLineIds { get => field ?? []; init; }

    /// <summary>Code of the pick run.</summary>
    public string? PickrunCode { get; init; }

    /// <summary>Fetched after this instant.</summary>
    public DateTimeOffset? PickupDateFrom { get; init; }

    /// <summary>Fetched before this instant.</summary>
    public DateTimeOffset? PickupDateTo { get; init; }
}
