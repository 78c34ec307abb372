using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Payments;
using Connectors.Domain.Prices;
using Connectors.Domain.Tables;
using Connectors.Domain.Units;
using Connectors.Flows.Tables;

namespace Connectors.Flows.B2BOrders;

/// <summary>The mapping tables in force at one moment, as business orders need them: an immutable snapshot.</summary>
internal sealed class B2BTables
{
    public B2BTables(UnitCatalogue units, CustomerMap customers, PaymentRules payments, OfferMap? offers = null, DeliveryServiceMap? deliveryServices = null, ListPrices? listPrices = null, TaxRules? taxes = null)
    {
        (Units, Payments, DeliveryServices, ListPrices, Taxes) = (units, payments, deliveryServices, listPrices, taxes);
        InBaseUnits = new StorefrontOrderMapping(units, customers, null);
        ByOffers = offers is null ? null : new StorefrontOrderMapping(units, customers, offers);
        Version = $"units {units.Version}, customers {customers.Version}, payments {payments.Version}" + (offers is null ? string.Empty : $", offers {offers.Version}")
            + (deliveryServices is null ? string.Empty : $", delivery services {deliveryServices.Version}")
            + (listPrices is null ? string.Empty : $", list prices {listPrices.Version}") + (taxes is null ? string.Empty : $", taxes {taxes.Version}");
    }

    public UnitCatalogue Units { get; }

    public PaymentRules Payments { get; }

    public DeliveryServiceMap? DeliveryServices { get; }

    public ListPrices? ListPrices { get; }

    public TaxRules? Taxes { get; }

    public StorefrontOrderMapping InBaseUnits { get; }

    public StorefrontOrderMapping? ByOffers { get; }

    public string Version { get; }

    /// <summary>The tables of a source, put together anew only when they change.</summary>
    public static Func<B2BTables> From(ITableSource source) =>
        TableSnapshots.Of(source, static now => new B2BTables(now.Need<UnitCatalogue>(), now.Need<CustomerMap>(), now.Need<PaymentRules>(), now.Find<OfferMap>(), now.Find<DeliveryServiceMap>(), now.Find<ListPrices>(), now.Find<TaxRules>()));

    /// <summary>The price list whose prices the buyer of an order pays; null when no row names one.</summary>
    public string? PriceListOf(StorefrontOrder order) => InBaseUnits.PriceListOf(order);

    public StorefrontOrderMapping MappingFor(PackSource source) => source == PackSource.BaseUnits ? InBaseUnits
        : ByOffers ?? throw new InvalidOperationException($"The table source has no {nameof(OfferMap)}, and {nameof(B2BPolicy.PackSource)} is {PackSource.OfferTable}.");
}
