using Connectors.Http;

namespace Connectors.Mirakl.Internal;

internal sealed class MiraklClientFactory(ConnectorClientFactory<MiraklClient, MiraklClientOptions> clients) : IMiraklClientFactory
{
    public MiraklClient CreateClient(string name) => clients.Create(name);
}
