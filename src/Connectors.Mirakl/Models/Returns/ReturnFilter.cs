namespace Connectors.Mirakl.Models;

/// <summary>Which returns RT11 lists. What is null or empty does not filter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ReturnFilter
{
    /// <summary>Returns to read; never null.</summary>
    public IReadOnlyList<string> ReturnIds { get => field ?? []; init; }

    /// <summary>States to list; never null.</summary>
    public IReadOnlyList<ReturnState> States { get => field ?? []; init; }

    /// <summary>Shoppers' baskets whose returns are wanted; never null.</summary>
    public IReadOnlyList<string> OrderCommercialIds { get => field ?? []; init; }

    /// <summary>Order lines whose returns are wanted; never null.</summary>
    public IReadOnlyList<string> OrderLineIds { get => field ?? []; init; }

    /// <summary>The seller's numbers of returns; never null.</summary>
    public IReadOnlyList<string> Rmas { get => field ?? []; init; }

    /// <summary>The operator's ids of customers; never null.</summary>
    public IReadOnlyList<string> CustomerIds { get => field ?? []; init; }

    /// <summary>Made after this instant.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Made before this instant.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Changed after this instant.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Changed before this instant. Returns that change again while paging leave the set: leave it out when polling.</summary>
    public DateTimeOffset? UpdatedTo { get; init; }
}
