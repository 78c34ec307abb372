namespace Connectors.Mirakl.Models;

/// <summary>Which optional columns a price file has. A platform refuses those whose feature it has switched off.</summary>
[Flags]
public enum PriceColumns
{
    /// <summary>Price and discount only.</summary>
    None = 0,

    /// <summary>Prices by quantity.</summary>
    Volume = 1,

    /// <summary>Prices by channel.</summary>
    Channels = 2,

    /// <summary>Prices for a time.</summary>
    Schedule = 4,

    /// <summary>Prices by customer organisation or group.</summary>
    Customers = 8,

    /// <summary>Prices and retail prices of dropship offers.</summary>
    PriceType = 16,
}
