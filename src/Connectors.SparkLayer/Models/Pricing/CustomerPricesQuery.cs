namespace Connectors.SparkLayer.Models;

/// <summary>Whose prices are asked for, and of what.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record CustomerPricesQuery
{
    /// <summary>The customer's id, of the kind that <see cref="CustomerLookupBy"/> says; an e-mail address is personal data.</summary>
    public required string CustomerId { get; init; }

    /// <summary>What kind of id it is: <c>sparklayer</c>, <c>platform</c> or <c>email</c>. Default <c>sparklayer</c>.</summary>
    public string CustomerLookupBy { get; init; } = "sparklayer";

    /// <summary>What is asked for.</summary>
    public required IReadOnlyList<SkuQuantity> LineItems { get; init; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => $"Prices of {LineItems.Count} SKUs";
}
