using Connectors.Domain.Values;

namespace Connectors.Domain.Customers;

/// <summary>Which ERP account a buyer's orders are booked on.</summary>
/// <param name="Marketplace">Connection the order came from.</param>
/// <param name="Channel">Sales channel the row is for; null for any.</param>
/// <param name="CustomerId">The marketplace's stable id of the buyer the row is for; null for any. Never an e-mail address.</param>
/// <param name="Customer">The ERP account.</param>
public sealed record CustomerRow(ConnectionName Marketplace, string? Channel, string? CustomerId, CustomerNumber Customer)
{
    /// <summary>The price list whose prices the buyer pays, as the store names it; null where no row says, or where the next less specific row does.</summary>
    public string? PriceList { get; init; }
}
