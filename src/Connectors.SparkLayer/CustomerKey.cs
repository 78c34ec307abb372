namespace Connectors.SparkLayer;

/// <summary>By what a customer is looked up. It shows the kind alone, because an e-mail address is personal data.</summary>
public readonly record struct CustomerKey
{
    private CustomerKey(string lookupBy, string identifier) => (LookupBy, Identifier) = (lookupBy, identifier);

    /// <summary>The vendor's word for the kind: <c>sparklayer</c>, <c>platform</c> or <c>email</c>.</summary>
    public string LookupBy { get => field ?? string.Empty; }

    /// <summary>The identifier itself.</summary>
    public string Identifier { get => field ?? string.Empty; }

    /// <summary>By the vendor's id.</summary>
    /// <param name="id">A UUID, or <c>cu_…</c>.</param>
    public static CustomerKey OfSparkLayer(string id) => Of("sparklayer", id);

    /// <summary>By its id on the commerce platform (<c>external_id</c>).</summary>
    /// <param name="externalId">The id; it does not begin with <c>cu_</c>.</param>
    public static CustomerKey OfPlatform(string externalId) => Of("platform", externalId);

    /// <summary>By its e-mail address.</summary>
    /// <param name="email">The address.</param>
    public static CustomerKey OfEmail(string email) => Of("email", email);

    /// <summary>Shows the kind.</summary>
    public override string ToString() => $"customer by {LookupBy}";

    private static CustomerKey Of(string lookupBy, string identifier)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(identifier);
        return new CustomerKey(lookupBy, identifier);
    }
}
