namespace Connectors.Mirakl.Models;

/// <summary>Which billing cycles SBC11 lists. What is null or empty does not filter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record BillingCycleFilter
{
    /// <summary>Cycles, at most 100; never null.</summary>
    public IReadOnlyList<string> Ids { get => field ?? []; init; }

    /// <summary>Closed at or after this instant.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Closed at or before this instant.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>ISO 4217 codes; never null.</summary>
    public IReadOnlyList<string> Currencies { get => field ?? []; init; }

    /// <summary>States of the payout; never null.</summary>
    public IReadOnlyList<PayOutState> PayOutStates { get => field ?? []; init; }

    /// <summary>Payment providers, on platforms with several; never null.</summary>
    public IReadOnlyList<PayOutPsp> PayOutPspCodes { get => field ?? []; init; }
}
