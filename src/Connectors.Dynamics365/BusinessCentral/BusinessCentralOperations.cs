using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>The operations of the standard API v2.0 that this client calls, as data. The service has no codes of its own: they are named entity and verb.</summary>
public static class BusinessCentralOperations
{
    /// <summary>The service counts every call of an application: 6,000 in any five minutes.</summary>
    private static readonly IReadOnlyList<CallLimit> Limits = [new CallLimit(6000, TimeSpan.FromMinutes(5))];

    /// <summary><c>GET companies</c>.</summary>
    public static Operation ListCompanies { get; } = Make("companies.list", HttpMethod.Get, "companies", RepeatRule.Read, inCompany: false);

    /// <summary><c>GET companies({company})/customers</c>.</summary>
    public static Operation ListCustomers { get; } = Make("customers.list", HttpMethod.Get, "customers", RepeatRule.Read);

    /// <summary><c>GET companies({company})/items</c>.</summary>
    public static Operation ListItems { get; } = Make("items.list", HttpMethod.Get, "items", RepeatRule.Read);

    /// <summary><c>GET companies({company})/salesOrders</c>.</summary>
    public static Operation ListSalesOrders { get; } = Make("salesOrders.list", HttpMethod.Get, "salesOrders", RepeatRule.Read);

    /// <summary><c>POST companies({company})/salesOrders</c>. External numbers are not unique: a blind repeat makes a second order.</summary>
    public static Operation CreateSalesOrder { get; } = Make("salesOrders.create", HttpMethod.Post, "salesOrders", RepeatRule.Create);

    /// <summary><c>PATCH companies({company})/salesOrders({id})</c> with <c>If-Match</c>.</summary>
    public static Operation UpdateSalesOrder { get; } = Make("salesOrders.update", HttpMethod.Patch, "salesOrders({id})", RepeatRule.SafeRepeat);

    /// <summary><c>DELETE companies({company})/salesOrders({id})</c> with <c>If-Match</c>.</summary>
    public static Operation DeleteSalesOrder { get; } = Make("salesOrders.delete", HttpMethod.Delete, "salesOrders({id})", RepeatRule.Act);

    /// <summary><c>GET companies({company})/salesInvoices</c>.</summary>
    public static Operation ListSalesInvoices { get; } = Make("salesInvoices.list", HttpMethod.Get, "salesInvoices", RepeatRule.Read);

    /// <summary><c>GET companies({company})/salesShipments</c>.</summary>
    public static Operation ListSalesShipments { get; } = Make("salesShipments.list", HttpMethod.Get, "salesShipments", RepeatRule.Read);

    internal const string SystemName = "business-central";

    private static Operation Make(string code, HttpMethod method, string path, RepeatRule repeat, bool inCompany = true) => new()
    {
        System = SystemName,
        Code = code,
        Method = method,
        Path = inCompany ? "companies({company})/" + path : path,
        Repeat = repeat,
        Budget = "application",
        Limits = Limits,
    };
}
