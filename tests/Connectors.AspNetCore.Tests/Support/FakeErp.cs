using System.Text;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.AspNetCore.Tests.Support;

/// <summary>An ERP that knows one secret and watches one resource.</summary>
internal sealed class FakeErp(string connection) : IErpNotifications
{
    public const string Secret = "canary-secret-of-the-erp-0001";
    public const string Orders = "/api/v2.0/companies(1)/salesOrders";

    public ConnectionName Connection { get; } = new(connection);

    /// <summary>How often a secret was compared.</summary>
    public int Compared { get; private set; }

    public ErpNotificationCapabilities Capabilities { get; } = new() { Lasts = TimeSpan.FromDays(3) };

    public bool Recognises(ReadOnlySpan<byte> secret)
    {
        Compared++;
        return Encoding.UTF8.GetString(secret) == Secret;
    }

    public bool Watches(string resource) => resource.StartsWith(Orders, StringComparison.Ordinal);

    public Task<IReadOnlyList<string>> GetWantedAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ItemList<ErpSubscription>> GetSubscriptionsAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ErpSubscription> SubscribeAsync(string resource, SendPermit permit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ErpSubscription> RenewAsync(ErpSubscription subscription, SendPermit permit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task EndAsync(ErpSubscription subscription, SendPermit permit, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
