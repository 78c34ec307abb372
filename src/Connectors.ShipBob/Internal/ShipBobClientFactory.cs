using Connectors.Http;

namespace Connectors.ShipBob.Internal;

internal sealed class ShipBobClientFactory(ConnectorClientFactory<ShipBobClient, ShipBobClientOptions> clients) : IShipBobClientFactory
{
    public ShipBobClient CreateClient(string name) => clients.Create(name);
}
