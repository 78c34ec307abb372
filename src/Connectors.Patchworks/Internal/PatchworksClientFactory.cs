using Connectors.Http;

namespace Connectors.Patchworks.Internal;

internal sealed class PatchworksClientFactory(ConnectorClientFactory<PatchworksClient, PatchworksClientOptions> clients) : IPatchworksClientFactory
{
    public PatchworksClient CreateClient(string name) => clients.Create(name);
}
