using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public static partial class BusinessCentralOperations
{
    /// <summary><c>GET companies({company})/customers({id})</c>.</summary>
    public static Operation GetCustomer { get; } = Make("customers.get", HttpMethod.Get, "customers({id})", RetrySafety.Read);
}
