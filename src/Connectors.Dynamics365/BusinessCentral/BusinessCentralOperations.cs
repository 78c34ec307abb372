using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>The operations of the standard API v2.0 that this client calls, as data. The service has no codes of its own: they are named entity and verb.</summary>
public static partial class BusinessCentralOperations
{
    /// <summary><c>GET companies</c>.</summary>
    public static Operation ListCompanies { get; } = Make("companies.list", HttpMethod.Get, "companies", RetrySafety.Read, inCompany: false);

    /// <summary><c>GET companies({company})/customers</c>.</summary>
    public static Operation ListCustomers { get; } = Make("customers.list", HttpMethod.Get, "customers", RetrySafety.Read);

    /// <summary><c>GET companies({company})/items</c>.</summary>
    public static Operation ListItems { get; } = Make("items.list", HttpMethod.Get, "items", RetrySafety.Read);

    /// <summary><c>GET companies({company})/salesOrders</c>.</summary>
    public static Operation ListSalesOrders { get; } = Make("salesOrders.list", HttpMethod.Get, "salesOrders", RetrySafety.Read);

    /// <summary><c>POST companies({company})/salesOrders</c>. External numbers are not unique: a blind repeat makes a second order.</summary>
    public static Operation CreateSalesOrder { get; } = Make("salesOrders.create", HttpMethod.Post, "salesOrders", RetrySafety.Create);

    /// <summary><c>PATCH companies({company})/salesOrders({id})</c> with <c>If-Match</c>.</summary>
    public static Operation UpdateSalesOrder { get; } = Make("salesOrders.update", HttpMethod.Patch, "salesOrders({id})", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE companies({company})/salesOrders({id})</c> with <c>If-Match</c>.</summary>
    public static Operation DeleteSalesOrder { get; } = Make("salesOrders.delete", HttpMethod.Delete, "salesOrders({id})", RetrySafety.Act);

    /// <summary><c>GET companies({company})/salesInvoices</c>.</summary>
    public static Operation ListSalesInvoices { get; } = Make("salesInvoices.list", HttpMethod.Get, "salesInvoices", RetrySafety.Read);

    /// <summary><c>GET companies({company})/salesShipments</c>.</summary>
    public static Operation ListSalesShipments { get; } = Make("salesShipments.list", HttpMethod.Get, "salesShipments", RetrySafety.Read);

    /// <summary><c>GET $metadata</c>: which entities there are, and their members.</summary>
    public static Operation GetMetadata { get; } = Make("metadata", HttpMethod.Get, "$metadata", RetrySafety.Read, inCompany: false);

    /// <summary><c>POST $batch</c> of reads alone.</summary>
    public static Operation SendReadBatch { get; } = Make("batch.read", HttpMethod.Post, "$batch", RetrySafety.Read, inCompany: false);

    /// <summary><c>POST $batch</c> with at least one write.</summary>
    public static Operation SendBatch { get; } = Make("batch.write", HttpMethod.Post, "$batch", RetrySafety.Act, inCompany: false);

    internal const string SystemName = "business-central";

    private static Operation Make(string code, HttpMethod method, string path, RetrySafety repeat, bool inCompany = true) => new()
    {
        System = SystemName,
        Code = code,
        Method = method,
        Path = inCompany ? "companies({company})/" + path : path,
        RetrySafety = repeat,
        Group = repeat == RetrySafety.Read ? $"read {path}" : code,
        Budget = "application",
        Limits = Pace.Limits,
    };

    /// <summary>Apart, because the parts of a class are initialised in no certain order.</summary>
    private static class Pace
    {
        /// <summary>The service counts every call of an application: 6,000 in any five minutes.</summary>
        public static readonly IReadOnlyList<CallLimit> Limits = [new CallLimit(6000, TimeSpan.FromMinutes(5))];
    }
}
