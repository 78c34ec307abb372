using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.Tests.Support;

/// <summary>An ERP that keeps subscriptions, and does what a test wants of it.</summary>
internal sealed class FakeNotifications(TimeProvider clock) : IErpNotifications
{
    private int _made;

    public ConnectionName Connection { get; } = Given.Bc;

    public ErpNotificationCapabilities Capabilities { get; } = new() { Lasts = TimeSpan.FromDays(3), MostSubscriptions = 200, StillWorkingFor = TimeSpan.FromMinutes(10) };

    public List<string> Wanted { get; } = ["companies(1)/salesOrders"];

    public List<ErpSubscription> All { get; } = [];

    public List<string> Calls { get; } = [];

    /// <summary>What a call fails with; asked before it is carried out.</summary>
    public Func<string, FailureKind?> Fails { get; set; } = static _ => null;

    /// <summary>Whether the answer of a call is lost after it was carried out.</summary>
    public Func<string, bool> Loses { get; set; } = static _ => false;

    public Task<IReadOnlyList<string>> GetWantedAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<string>>([.. Wanted]);

    public Task<ItemList<ErpSubscription>> GetSubscriptionsAsync(CancellationToken cancellationToken = default) => Task.FromResult(Do("list", () =>
    {
        All.RemoveAll(s => s.ExpiresAt <= clock.GetUtcNow());
        return new ItemList<ErpSubscription>([.. All]);
    }));

    public Task<ErpSubscription> SubscribeAsync(string resource, SendPermit permit, CancellationToken cancellationToken = default) => Task.FromResult(Do($"subscribe {resource}", () =>
    {
        permit.MarkSent();
        All.Add(new ErpSubscription($"S{++_made}", resource) { Version = "1", IsOurs = true, HasSecret = true, ExpiresAt = clock.GetUtcNow() + Capabilities.Lasts });
        return All[^1];
    }));

    public Task<ErpSubscription> RenewAsync(ErpSubscription subscription, SendPermit permit, CancellationToken cancellationToken = default) => Task.FromResult(Do($"renew {subscription.Id}", () =>
    {
        var at = All.FindIndex(s => s.Id == subscription.Id);
        if (at < 0)
            throw Failed("renew", FailureKind.NotFound);
        if (All[at].Version != subscription.Version)
            throw Failed("renew", FailureKind.Conflict);
        return All[at] = All[at] with { Version = All[at].Version + "1", HasSecret = true, ExpiresAt = clock.GetUtcNow() + Capabilities.Lasts };
    }));

    public Task EndAsync(ErpSubscription subscription, SendPermit permit, CancellationToken cancellationToken = default)
    {
        Do($"end {subscription.Id}", () =>
        {
            permit.MarkSent();
            return All.RemoveAll(s => s.Id == subscription.Id);
        });
        return Task.CompletedTask;
    }

    public bool Recognises(ReadOnlySpan<byte> secret) => false;

    public bool Watches(string resource) => false;

    private T Do<T>(string call, Func<T> act)
    {
        Calls.Add(call);
        if (Fails(call) is { } kind)
            throw Failed(call, kind);
        var done = act();
        return Loses(call) ? throw Failed(call, FailureKind.OutcomeUnknown) : done;
    }

    private static PortException Failed(string call, FailureKind kind) => new($"bc {call} failed") { System = "bc", Operation = call, Kind = kind };
}
