using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>Customers, from the read replica and so perhaps seconds old (<c>GET customers</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="withFinancialDetail">Whether to bring <see cref="Customer.CustomerFinancialDetail"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Customer> GetCustomersAsync(ODataQuery? query = null, bool withFinancialDetail = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListCustomers, query, _json.Customers, _json.Customer, cancellationToken, fromReplica: true, expand: withFinancialDetail ? "customerFinancialDetail" : null);

    /// <summary>A customer, as it is now (<c>GET customers({id})</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="withFinancialDetail">Whether to bring <see cref="Customer.CustomerFinancialDetail"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<Customer> GetCustomerAsync(Guid id, bool withFinancialDetail = false, CancellationToken cancellationToken = default) =>
        GetAsync(BusinessCentralOperations.GetCustomer, id, _json.Customer, cancellationToken, withFinancialDetail ? "customerFinancialDetail" : null);
}
