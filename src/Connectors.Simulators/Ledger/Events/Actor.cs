namespace Connectors.Simulators.Ledger.Events;

/// <summary>Who did something.</summary>
internal enum Actor
{
    Unspecified = 0,

    /// <summary>The seller's program, over the vendor's API.</summary>
    Seller,

    /// <summary>Somebody of the seller's, or of a vendor's service desk, in the vendor's own screen.</summary>
    Person,

    /// <summary>The buyer.</summary>
    Customer,

    /// <summary>The vendor's system, by itself.</summary>
    Vendor,
}
