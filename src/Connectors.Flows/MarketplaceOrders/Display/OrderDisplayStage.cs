namespace Connectors.Flows.MarketplaceOrders.Display;

/// <summary>Where the display of an order stands, in the words of reports.</summary>
internal static class OrderDisplayStage
{
    /// <summary>The store is still to show something of it.</summary>
    public const string Showing = "Showing";

    /// <summary>The store shows it as it is.</summary>
    public const string Shown = "Shown";

    /// <summary>The store refuses it.</summary>
    public const string Refused = "Refused";

    /// <summary>The order is over, and shown so.</summary>
    public const string Over = "Over";
}
