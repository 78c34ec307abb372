using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Deadlines;
using Connectors.Domain.Fees;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Payments;
using Connectors.Domain.Tables;
using Connectors.Domain.Units;
using Connectors.Flows.Tables;

namespace Connectors.Flows.BackOffice;

/// <summary>The mapping tables in force at one moment: an immutable snapshot.</summary>
public sealed class OrderTables
{
    /// <summary>Puts a snapshot together.</summary>
    /// <param name="offers">What each offer sells.</param>
    /// <param name="units">How packs convert to base units.</param>
    /// <param name="customers">Which account a buyer's orders are booked on.</param>
    /// <param name="carriers">Carrier texts to marketplace codes.</param>
    /// <param name="payments">Who may be sent goods.</param>
    /// <param name="taxes">Tax codes to rates: the tax of every line is held to them before the ERP is asked, where they cover the connection. Null to compare none.</param>
    /// <param name="calendars">The days on which marketplaces' windows run, where a policy counts working time. Null where they run every day.</param>
    /// <param name="deliveryServices">Delivery services to the warehouses' texts. Null to pass on the marketplaces' codes as they are.</param>
    /// <param name="tracking">Carriers and tracking numbers that people entered of goods which an ERP posted without them. Null where nobody does.</param>
    /// <param name="fees">Where marketplace fees are booked, where a policy makes them lines of sales orders (<see cref="MarketplaceOrders.FeeBooking.ChargeLines"/>). Null where none does.</param>
    public OrderTables(
        OfferMap offers, UnitCatalogue units, CustomerMap customers, CarrierMap carriers, PaymentRules payments, TaxRules? taxes = null, WorkingCalendars? calendars = null,
        DeliveryServiceMap? deliveryServices = null, TrackingMap? tracking = null, FeeMap? fees = null)
    {
        ArgumentNullException.ThrowIfNull(offers);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(carriers);
        ArgumentNullException.ThrowIfNull(payments);
        Carriers = carriers;
        Units = units;
        Payments = payments;
        Calendars = calendars;
        DeliveryServices = deliveryServices;
        Tracking = tracking;
        (Offers, Customers, Taxes, Fees) = (offers, customers, taxes, fees);
        Mapping = new MarketplaceOrderMapping(offers, units, customers, taxes: taxes);
        Version = $"offers {offers.Version}, units {units.Version}, customers {customers.Version}, carriers {carriers.Version}, payments {payments.Version}"
            + (taxes is null ? string.Empty : $", taxes {taxes.Version}") + (calendars is null ? string.Empty : $", calendars {calendars.Version}")
            + (deliveryServices is null ? string.Empty : $", delivery services {deliveryServices.Version}")
            + (tracking is null ? string.Empty : $", tracking {tracking.Version}")
            + (fees is null ? string.Empty : $", fees {fees.Version}");
    }

    /// <summary>The tables of a source, put together anew only when they change.</summary>
    /// <param name="source">Where they come from.</param>
    /// <exception cref="InvalidOperationException">From the function: the source lacks one of them; tax rules, calendars, delivery services, entered tracking and fees alone may be lacking.</exception>
    public static Func<OrderTables> From(ITableSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return TableSnapshots.Of(source, static now => new OrderTables(
            now.Need<OfferMap>(), now.Need<UnitCatalogue>(), now.Need<CustomerMap>(), now.Need<CarrierMap>(), now.Need<PaymentRules>(), now.Find<TaxRules>(), now.Find<WorkingCalendars>(), now.Find<DeliveryServiceMap>(),
            now.Find<TrackingMap>(), now.Find<FeeMap>()));
    }

    /// <summary>Names and versions of all of them, for the journal.</summary>
    public string Version { get; }

    /// <summary>Carrier texts to marketplace codes.</summary>
    public CarrierMap Carriers { get; }

    /// <summary>Units and packs.</summary>
    public UnitCatalogue Units { get; }

    /// <summary>Who may be sent goods.</summary>
    public PaymentRules Payments { get; }

    /// <summary>The days on which marketplaces' windows run; null where they run every day.</summary>
    public WorkingCalendars? Calendars { get; }

    /// <summary>Delivery services to the warehouses' texts; null where the marketplaces' codes are passed on.</summary>
    public DeliveryServiceMap? DeliveryServices { get; }

    /// <summary>Carriers and tracking numbers that people entered; null where nobody does.</summary>
    public TrackingMap? Tracking { get; }

    /// <summary>Which account a buyer's orders are booked on.</summary>
    public CustomerMap Customers { get; }

    /// <summary>Where marketplace fees are booked; null where nobody says.</summary>
    public FeeMap? Fees { get; }

    /// <summary>What each offer sells.</summary>
    internal OfferMap Offers { get; }

    /// <summary>Tax codes to rates; null where none are compared.</summary>
    internal TaxRules? Taxes { get; }

    /// <summary>Marketplace orders to sales orders.</summary>
    public MarketplaceOrderMapping Mapping { get; }
}
