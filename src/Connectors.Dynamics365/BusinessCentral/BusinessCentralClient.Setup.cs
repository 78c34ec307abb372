using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>Tax areas, or VAT business posting groups, from the read replica and so perhaps seconds old (<c>GET taxAreas</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<TaxArea> GetTaxAreasAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListTaxAreas, query, _json.TaxAreas, _json.TaxArea, cancellationToken, fromReplica: true);

    /// <summary>Tax groups, or VAT product posting groups, from the read replica and so perhaps seconds old (<c>GET taxGroups</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<TaxGroup> GetTaxGroupsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListTaxGroups, query, _json.TaxGroups, _json.TaxGroup, cancellationToken, fromReplica: true);

    /// <summary>Payment terms, from the read replica and so perhaps seconds old (<c>GET paymentTerms</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<PaymentTerm> GetPaymentTermsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListPaymentTerms, query, _json.PaymentTerms, _json.PaymentTerm, cancellationToken, fromReplica: true);

    /// <summary>Payment methods, from the read replica and so perhaps seconds old (<c>GET paymentMethods</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<PaymentMethod> GetPaymentMethodsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListPaymentMethods, query, _json.PaymentMethods, _json.PaymentMethod, cancellationToken, fromReplica: true);

    /// <summary>Shipment methods, from the read replica and so perhaps seconds old (<c>GET shipmentMethods</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<ShipmentMethod> GetShipmentMethodsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListShipmentMethods, query, _json.ShipmentMethods, _json.ShipmentMethod, cancellationToken, fromReplica: true);

    /// <summary>Foreign currencies, from the read replica and so perhaps seconds old (<c>GET currencies</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Currency> GetCurrenciesAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListCurrencies, query, _json.Currencies, _json.Currency, cancellationToken, fromReplica: true);

    /// <summary>Dimensions, from the read replica and so perhaps seconds old (<c>GET dimensions</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Dimension> GetDimensionsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListDimensions, query, _json.Dimensions, _json.Dimension, cancellationToken, fromReplica: true);

    /// <summary>Values of dimensions, from the read replica and so perhaps seconds old (<c>GET dimensionValues</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<DimensionValue> GetDimensionValuesAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListDimensionValues, query, _json.DimensionValues, _json.DimensionValue, cancellationToken, fromReplica: true);

    /// <summary>Reasons why goods come back, from the read replica and so perhaps seconds old (<c>GET customerReturnReasons</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<CustomerReturnReason> GetCustomerReturnReasonsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListCustomerReturnReasons, query, _json.CustomerReturnReasons, _json.CustomerReturnReason, cancellationToken, fromReplica: true);

    /// <summary>The company's settings of the ledger: a list of one, from the read replica and so perhaps seconds old (<c>GET generalLedgerSetup</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<GeneralLedgerSetup> GetGeneralLedgerSetupsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListGeneralLedgerSetups, query, _json.GeneralLedgerSetups, _json.GeneralLedgerSetup, cancellationToken, fromReplica: true);
}
