namespace Connectors.Flows.Prices;

/// <summary>Where the prices of a marketplace stand, as <see cref="Storage.CaseView.Stage"/> shows it.</summary>
public static class PriceStage
{
    /// <summary>What is listed is looked at, or is about to be.</summary>
    public const string Looking = "Looking";

    /// <summary>What changed is about to be handed in.</summary>
    public const string HandingIn = "HandingIn";

    /// <summary>The marketplace carries an import out.</summary>
    public const string Importing = "Importing";

    /// <summary>The marketplace was told everything that may be told; the next window is waited for.</summary>
    public const string Waiting = "Waiting";
}
