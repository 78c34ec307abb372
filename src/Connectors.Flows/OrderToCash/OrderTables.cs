using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Payments;
using Connectors.Domain.Units;

namespace Connectors.Flows.OrderToCash;

/// <summary>The mapping tables in force at one moment: an immutable snapshot.</summary>
public sealed class OrderTables
{
    /// <summary>Puts a snapshot together.</summary>
    public OrderTables(OfferMap offers, UnitCatalogue units, CustomerMap customers, CarrierMap carriers, PaymentRules payments)
    {
        ArgumentNullException.ThrowIfNull(offers);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(carriers);
        ArgumentNullException.ThrowIfNull(payments);
        Carriers = carriers;
        Units = units;
        Payments = payments;
        Mapping = new MarketplaceOrderMapping(offers, units, customers);
        Version = $"offers {offers.Version}, units {units.Version}, customers {customers.Version}, carriers {carriers.Version}, payments {payments.Version}";
    }

    /// <summary>Names and versions of all of them, for the journal.</summary>
    public string Version { get; }

    /// <summary>Carrier texts to marketplace codes.</summary>
    public CarrierMap Carriers { get; }

    /// <summary>Units and packs.</summary>
    public UnitCatalogue Units { get; }

    /// <summary>Who may be sent goods.</summary>
    public PaymentRules Payments { get; }

    /// <summary>Marketplace orders to sales orders.</summary>
    public MarketplaceOrderMapping Mapping { get; }
}
