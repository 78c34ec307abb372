namespace Connectors.Flows.Accounts;

/// <summary>Where the accounts of a store stand, as <see cref="Storage.CaseView.Stage"/> shows it.</summary>
public static class AccountStage
{
    /// <summary>The ERP is looked at, or is about to be.</summary>
    public const string Looking = "Looking";

    /// <summary>What changed is written to the store.</summary>
    public const string Writing = "Writing";

    /// <summary>The store was told everything; the next look is waited for.</summary>
    public const string Waiting = "Waiting";
}
