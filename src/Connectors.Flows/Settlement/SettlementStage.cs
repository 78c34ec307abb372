namespace Connectors.Flows.Settlement;

/// <summary>Where a billing cycle stands, as <see cref="Storage.CaseView.Stage"/> shows it.</summary>
public static class SettlementStage
{
    /// <summary>Its lines are read, page by page.</summary>
    public const string Reading = "Reading";

    /// <summary>The marketplace has not said yet that it was paid out.</summary>
    public const string AwaitingPayout = "AwaitingPayout";

    /// <summary>Its lines are mapped and added up, or are about to be.</summary>
    public const string Settling = "Settling";

    /// <summary>Something forbids booking it; nothing of it is booked.</summary>
    public const string Held = "Held";

    /// <summary>Its journal is written to the ERP.</summary>
    public const string Writing = "Writing";

    /// <summary>Its journal stands as a draft; somebody is to post it.</summary>
    public const string Drafted = "Drafted";

    /// <summary>Its journal is posted, or somebody said that it is booked. Its lines are kept for a while.</summary>
    public const string Completed = "Completed";

    /// <summary>There was nothing to book: no money moved, or all of it was booked before.</summary>
    public const string NothingToBook = "NothingToBook";
}
