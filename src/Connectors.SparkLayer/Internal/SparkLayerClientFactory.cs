using Connectors.Http;

namespace Connectors.SparkLayer.Internal;

internal sealed class SparkLayerClientFactory(ConnectorClientFactory<SparkLayerClient, SparkLayerClientOptions> clients) : ISparkLayerClientFactory
{
    public SparkLayerClient CreateClient(string name) => clients.Create(name);
}
