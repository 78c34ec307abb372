using System.Security.Cryptography;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>
/// Subscriptions of Business Central behind the neutral port. Thread-safe. Ours are those at <see cref="BusinessCentralNotificationOptions.Receiver"/>; a copy of an environment shows
/// those of the one that it was copied from, which are somebody else's.
/// </summary>
/// <remarks>Whoever may list subscriptions of the environment may see the <c>clientState</c> of all of them: give each connection one of its own.</remarks>
public sealed class BusinessCentralNotifications : IErpNotifications
{
    private readonly BusinessCentralClient _client;
    private readonly Func<BusinessCentralNotificationOptions> _options;

    /// <summary>Puts the client behind the port.</summary>
    /// <param name="connection">The connection this is.</param>
    /// <param name="client">The client of the company.</param>
    /// <param name="options">Gives what is to be watched, where news goes and the secrets, as they are now; called often, and on any thread.</param>
    public BusinessCentralNotifications(ConnectionName connection, BusinessCentralClient client, Func<BusinessCentralNotificationOptions> options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        Connection = connection;
        (_client, _options) = (client, options);
    }

    /// <inheritdoc/>
    public ConnectionName Connection { get; }

    /// <summary>Three days each, 200 in an environment; the service works on an operation for eight minutes at most.</summary>
    public ErpNotificationCapabilities Capabilities { get; } = new() { Lasts = TimeSpan.FromDays(3), MostSubscriptions = 200, StillWorkingFor = TimeSpan.FromMinutes(10) };

    /// <inheritdoc/>
    /// <exception cref="PortException">The company could not be found.</exception>
    public async Task<IReadOnlyList<string>> GetWantedAsync(CancellationToken cancellationToken = default)
    {
        var company = await _client.GetCompanyIdAsync(cancellationToken).ConfigureAwait(false);
        return [.. _options().Resources.Distinct(StringComparer.OrdinalIgnoreCase).Select(set => new WatchedResource(company, set).ToString())];
    }

    /// <summary>All of the environment (<c>GET subscriptions</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<ItemList<ErpSubscription>> GetSubscriptionsAsync(CancellationToken cancellationToken = default)
    {
        var options = _options();
        var all = await WholeList.ReadAsync(_client.GetSubscriptionsAsync(cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        return new ItemList<ErpSubscription>([.. all.Select(s => Seen(s, options))], all.Unreadable);
    }

    /// <summary><c>POST subscriptions</c>; the service first calls the receiver. <see cref="RetrySafety.Create"/>; look-up: <see cref="GetSubscriptionsAsync"/>.</summary>
    /// <exception cref="PortException">The call failed, or the receiver did not answer as it must.</exception>
    /// <exception cref="ArgumentException">The resource is none of <see cref="GetWantedAsync"/>.</exception>
    public async Task<ErpSubscription> SubscribeAsync(string resource, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var watched = WatchedResource.TryParse(resource) ?? throw new ArgumentException("It is no entity set of a company.", nameof(resource));
        var options = _options();
        var created = await _client.Under(permit).CreateSubscriptionAsync(
            new NewSubscription { NotificationUrl = options.Receiver!.AbsoluteUri, Resource = watched.ToPath(), ClientState = options.GetClientState().Reveal() }, cancellationToken).ConfigureAwait(false);
        return Answered(created, resource, options);
    }

    /// <summary>
    /// <c>PATCH subscriptions('{id}')</c> with our address and secret, which need not have changed: the service does not say what a renewal must hold. It calls the receiver as when it was
    /// made. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, it is gone, or it was changed meanwhile.</exception>
    public async Task<ErpSubscription> RenewAsync(ErpSubscription subscription, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var options = _options();
        var renewed = await _client.Under(permit).RenewSubscriptionAsync(
            subscription.Id,
            TagOf(subscription),
            new SubscriptionChange { NotificationUrl = options.Receiver!.AbsoluteUri, ClientState = options.GetClientState().Reveal() },
            cancellationToken).ConfigureAwait(false);
        return Answered(renewed, subscription.Resource, options);
    }

    /// <summary><c>DELETE subscriptions('{id}')</c>. <see cref="RetrySafety.Act"/>; look-up: <see cref="GetSubscriptionsAsync"/>.</summary>
    /// <exception cref="PortException">The call failed, or it was changed meanwhile.</exception>
    public async Task EndAsync(ErpSubscription subscription, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        try
        {
            await _client.Under(permit).DeleteSubscriptionAsync(subscription.Id, TagOf(subscription), cancellationToken).ConfigureAwait(false);
        }
        catch (PortException gone) when (gone.Kind == FailureKind.NotFound)
        {
            // It ended by itself, or somebody ended it: there is nothing to do.
        }
    }

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> secret)
    {
        var options = _options();

        // Digests have one length, so that not even that of a secret shows in the time; both are compared, whichever it is.
        Span<byte> told = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(secret, told);
        return Is(told, options.GetClientState().Reveal()) | Is(told, options.GetFormerClientState().Reveal());
    }

    /// <inheritdoc/>
    public bool Watches(string resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return WatchedResource.TryParse(resource) is { } watched && _options().Resources.Contains(watched.EntitySet, StringComparer.OrdinalIgnoreCase);
    }

    private static bool Is(ReadOnlySpan<byte> told, string secret)
    {
        Span<byte> ours = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(secret), ours);
        return CryptographicOperations.FixedTimeEquals(told, ours) & (secret.Length > 0);
    }

    private static EntityTag TagOf(ErpSubscription subscription) => subscription.Version.Length > 0 ? EntityTag.From(subscription.Version) : EntityTag.Any;

    private static ErpSubscription Seen(Subscription shown, BusinessCentralNotificationOptions options) => new(shown.SubscriptionId, WatchedResource.TryParse(shown.Resource)?.ToString() ?? shown.Resource.Trim())
    {
        Version = shown.ETag.Value,
        IsOurs = Uri.TryCreate(shown.NotificationUrl, UriKind.Absolute, out var address) && Canonical(address) == Canonical(options.Receiver!),
        HasSecret = shown.ClientState.Length == 0 ? null : Is(SHA256.HashData(Encoding.UTF8.GetBytes(shown.ClientState)), options.GetClientState().Reveal()),
        ExpiresAt = shown.ExpirationDateTime?.ToUniversalTime(),
    };

    /// <summary>What was just written may be answered in part: what it does not say is as it was asked for.</summary>
    private static ErpSubscription Answered(Subscription written, string resource, BusinessCentralNotificationOptions options)
    {
        var seen = Seen(written, options);
        return seen with { Resource = resource, IsOurs = written.NotificationUrl.Length == 0 || seen.IsOurs };
    }

    private static string Canonical(Uri address) => address.AbsoluteUri.TrimEnd('/');
}
