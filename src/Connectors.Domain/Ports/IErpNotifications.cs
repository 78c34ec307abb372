using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>
/// News that an ERP sends by itself: what is subscribed there, and whether what arrives is the ERP's own. News only makes those look sooner who look anyway, so that whatever is
/// lost here comes later and no otherwise. Every method that returns a task throws <see cref="PortException"/> when the call fails; what writes sends nothing past its permit. Thread-safe.
/// </summary>
public interface IErpNotifications
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this ERP installation does with subscriptions.</summary>
    ErpNotificationCapabilities Capabilities { get; }

    /// <summary>What is to be watched, in the same form as <see cref="ErpSubscription.Resource"/>; empty when nothing is. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<IReadOnlyList<string>> GetWantedAsync(CancellationToken cancellationToken = default);

    /// <summary>Every subscription that the ERP keeps, also those of others, and what of it could not be read. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<ItemList<ErpSubscription>> GetSubscriptionsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Subscribes to news of a resource, with our address and the secret in force. The ERP asks at that address before it answers, and refuses (<see cref="FailureKind.Rejected"/>) when
    /// nobody answers there as it must be. <see cref="RetrySafety.Create"/>; look-up: <see cref="GetSubscriptionsAsync"/>.
    /// </summary>
    /// <param name="resource">What is to be watched, one of <see cref="GetWantedAsync"/>.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<ErpSubscription> SubscribeAsync(string resource, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lets a subscription of ours last anew, with our address and the secret in force; the ERP asks at the address as when it was made. Refused with <see cref="FailureKind.Conflict"/>
    /// when it was changed meanwhile, with <see cref="FailureKind.NotFound"/> when it is gone. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="subscription">As it was read.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<ErpSubscription> RenewAsync(ErpSubscription subscription, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends a subscription of ours; nothing is done when it is gone. Refused with <see cref="FailureKind.Conflict"/> when it was changed meanwhile. <see cref="RetrySafety.Act"/>; look-up:
    /// <see cref="GetSubscriptionsAsync"/>.
    /// </summary>
    /// <param name="subscription">As it was read.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task EndAsync(ErpSubscription subscription, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Whether news that carries this text is the ERP's own: whether it is the secret in force, or the one before it while both are taken. Compared in constant time; nothing is sent,
    /// and the text is neither kept nor shown.
    /// </summary>
    /// <param name="secret">What the news carries, UTF-8.</param>
    bool Recognises(ReadOnlySpan<byte> secret);

    /// <summary>Whether news of this resource is among what is to be watched, however the ERP writes it there. Nothing is sent.</summary>
    /// <param name="resource">The resource as the news names it: a set, or one of its entities.</param>
    bool Watches(string resource);
}
