namespace Connectors.Flows.B2BPrices;

/// <summary>Where the price lists of a store stand, as <see cref="Storage.CaseView.Stage"/> shows it.</summary>
public static class B2BPriceStage
{
    /// <summary>Lists are looked at, or are about to be.</summary>
    public const string Looking = "Looking";

    /// <summary>What differs is written to the store.</summary>
    public const string Writing = "Writing";

    /// <summary>The store was told everything that may be told; the next batch is waited for.</summary>
    public const string Waiting = "Waiting";
}
