namespace Connectors.Domain.Documents;

/// <summary>What a charge is for.</summary>
public enum ChargeKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Delivery paid by the customer.</summary>
    Shipping,

    /// <summary>Commission kept by a marketplace.</summary>
    Commission,
}
