namespace Connectors.SparkLayer;

/// <summary>By what a purchase is looked up.</summary>
public readonly record struct PurchaseKey
{
    private PurchaseKey(string lookupBy, string identifier) => (LookupBy, Identifier) = (lookupBy, identifier);

    /// <summary>The vendor's word for the kind: <c>sparklayer</c>, <c>platform</c>, <c>internal</c> or <c>visible</c>.</summary>
    public string LookupBy { get => field ?? string.Empty; }

    /// <summary>The identifier itself.</summary>
    public string Identifier { get => field ?? string.Empty; }

    /// <summary>By the vendor's id, which is that of the cart.</summary>
    /// <param name="id">A UUID.</param>
    public static PurchaseKey OfSparkLayer(string id) => Of("sparklayer", id);

    /// <summary>By the platform's own id of the order.</summary>
    /// <param name="id">The id.</param>
    public static PurchaseKey OfPlatform(string id) => Of("platform", id);

    /// <summary>By its number in the ERP.</summary>
    /// <param name="number">The number.</param>
    public static PurchaseKey OfInternal(string number) => Of("internal", number);

    /// <summary>By the number that the customer sees, such as <c>P#1264</c>.</summary>
    /// <param name="number">The number.</param>
    public static PurchaseKey OfVisible(string number) => Of("visible", number);

    /// <summary>The kind and the identifier.</summary>
    public override string ToString() => $"purchase {Identifier} by {LookupBy}";

    private static PurchaseKey Of(string lookupBy, string identifier)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(identifier);
        return new PurchaseKey(lookupBy, identifier);
    }
}
