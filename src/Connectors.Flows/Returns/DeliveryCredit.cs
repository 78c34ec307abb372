namespace Connectors.Flows.Returns;

/// <summary>When the delivery that the customer paid for is given back.</summary>
public enum DeliveryCredit
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Never.</summary>
    Never,

    /// <summary>When the customer keeps nothing of the order.</summary>
    WhenNothingIsKept,

    /// <summary>With the first return of the order.</summary>
    Always,
}
