namespace Connectors.Flows.Returns;

/// <summary>Where a return stands, in the words of reports.</summary>
internal static class ReturnStage
{
    /// <summary>It waits for consent.</summary>
    public const string ToConsent = "ToConsent";

    /// <summary>Goods may come back; none have.</summary>
    public const string Announced = "Announced";

    /// <summary>Goods are here; nothing is credited yet.</summary>
    public const string Received = "Received";

    /// <summary>The credit note is posted; the money is not back yet.</summary>
    public const string Credited = "Credited";

    /// <summary>It waits for a person.</summary>
    public const string Held = "Held";

    /// <summary>Credited and paid back, each once.</summary>
    public const string Refunded = "Refunded";

    /// <summary>It ended without money.</summary>
    public const string Closed = "Closed";
}
