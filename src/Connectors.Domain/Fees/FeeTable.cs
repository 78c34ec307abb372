using Connectors.Domain.Documents;

namespace Connectors.Domain.Fees;

/// <summary>How a marketplace's transactions are booked.</summary>
/// <remarks>Value equality does not look into <see cref="Rows"/>.</remarks>
public sealed record FeeTable
{
    /// <summary>Version that every settlement is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>One row a type, or a type and fee code; never null. At least one is the payout.</summary>
    public IReadOnlyList<FeeRow> Rows { get => field ?? []; init; }

    /// <summary>Which transactions share a journal line.</summary>
    public JournalGrouping Grouping { get; init; }

    /// <summary>Where the fees of an order are booked.</summary>
    public FeePosting Posting { get; init; }

    /// <summary>Where a cycle that pays nothing leaves what is owed until the next one, by the seller or to the seller; null to hold such a cycle.</summary>
    public PostingTarget? CarriedForward { get; init; }

    /// <summary>What the charge lines of orders were booked against, usually the marketplace's customer account; needed for <see cref="FeePosting.ChargeLines"/>.</summary>
    public PostingTarget? ChargeClearing { get; init; }
}
