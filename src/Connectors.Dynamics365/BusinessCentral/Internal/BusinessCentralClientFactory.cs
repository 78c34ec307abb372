using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

internal sealed class BusinessCentralClientFactory(ConnectorClientFactory<BusinessCentralClient, BusinessCentralClientOptions> clients) : IBusinessCentralClientFactory
{
    public BusinessCentralClient CreateClient(string name) => clients.Create(name);
}
