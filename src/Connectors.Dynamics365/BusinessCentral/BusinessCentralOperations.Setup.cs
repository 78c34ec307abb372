using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public static partial class BusinessCentralOperations
{
    /// <summary><c>GET companies({company})/taxAreas</c>.</summary>
    public static Operation ListTaxAreas { get; } = Make("taxAreas.list", HttpMethod.Get, "taxAreas", RetrySafety.Read);

    /// <summary><c>GET companies({company})/taxGroups</c>.</summary>
    public static Operation ListTaxGroups { get; } = Make("taxGroups.list", HttpMethod.Get, "taxGroups", RetrySafety.Read);

    /// <summary><c>GET companies({company})/paymentTerms</c>.</summary>
    public static Operation ListPaymentTerms { get; } = Make("paymentTerms.list", HttpMethod.Get, "paymentTerms", RetrySafety.Read);

    /// <summary><c>GET companies({company})/paymentMethods</c>.</summary>
    public static Operation ListPaymentMethods { get; } = Make("paymentMethods.list", HttpMethod.Get, "paymentMethods", RetrySafety.Read);

    /// <summary><c>GET companies({company})/shipmentMethods</c>.</summary>
    public static Operation ListShipmentMethods { get; } = Make("shipmentMethods.list", HttpMethod.Get, "shipmentMethods", RetrySafety.Read);

    /// <summary><c>GET companies({company})/currencies</c>.</summary>
    public static Operation ListCurrencies { get; } = Make("currencies.list", HttpMethod.Get, "currencies", RetrySafety.Read);

    /// <summary><c>GET companies({company})/dimensions</c>.</summary>
    public static Operation ListDimensions { get; } = Make("dimensions.list", HttpMethod.Get, "dimensions", RetrySafety.Read);

    /// <summary><c>GET companies({company})/dimensionValues</c>.</summary>
    public static Operation ListDimensionValues { get; } = Make("dimensionValues.list", HttpMethod.Get, "dimensionValues", RetrySafety.Read);

    /// <summary><c>GET companies({company})/customerReturnReasons</c>.</summary>
    public static Operation ListCustomerReturnReasons { get; } = Make("customerReturnReasons.list", HttpMethod.Get, "customerReturnReasons", RetrySafety.Read);

    /// <summary><c>GET companies({company})/generalLedgerSetup</c>.</summary>
    public static Operation ListGeneralLedgerSetups { get; } = Make("generalLedgerSetup.list", HttpMethod.Get, "generalLedgerSetup", RetrySafety.Read);
}
