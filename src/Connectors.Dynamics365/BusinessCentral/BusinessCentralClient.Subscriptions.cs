using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>Subscriptions of the environment (<c>GET subscriptions</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Subscription> GetSubscriptionsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSubscriptions, query, _json.Subscriptions, _json.Subscription, cancellationToken, id: "subscriptionId");

    /// <summary>A subscription (<c>GET subscriptions('{id}')</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="subscriptionId">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone: it ended, or its receiver refused a call.</exception>
    public virtual async Task<Subscription> GetSubscriptionAsync(string subscriptionId, CancellationToken cancellationToken = default)
    {
        var request = await StartAsync(BusinessCentralOperations.GetSubscription, cancellationToken).ConfigureAwait(false);
        return await _http.SendForJsonAsync(request.Path("subscriptionId", subscriptionId), _json.Subscription, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Subscribes to news of an entity set for three days. The service first calls the receiver, which must answer with the token it is given (<c>POST subscriptions</c>).
    /// <see cref="RetrySafety.Create"/>; look-up: <see cref="GetSubscriptionsAsync"/>.
    /// </summary>
    /// <param name="subscription">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<Subscription> CreateSubscriptionAsync(NewSubscription subscription, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateSubscription, subscription, _json.NewSubscription, _json.Subscription, cancellationToken);

    /// <summary>
    /// Renews a subscription for three more days, and changes it where asked (<c>PATCH subscriptions('{id}')</c>). The service calls the receiver as when it was created.
    /// <see cref="RetrySafety.SafeRepeat"/>; a repeat of a renewal that worked is a conflict.
    /// </summary>
    /// <param name="subscriptionId">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="change">What to change; nothing of it for a mere renewal.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual async Task<Subscription> RenewSubscriptionAsync(string subscriptionId, EntityTag tag, SubscriptionChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var request = await StartSubscriptionAsync(BusinessCentralOperations.RenewSubscription, subscriptionId, tag, cancellationToken).ConfigureAwait(false);
        return await _http.SendForJsonAsync(request.Json(change, _json.SubscriptionChange), _json.Subscription, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends a subscription (<c>DELETE subscriptions('{id}')</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="subscriptionId">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeleteSubscriptionAsync(string subscriptionId, EntityTag tag, CancellationToken cancellationToken = default) =>
        DoAsync(() => StartSubscriptionAsync(BusinessCentralOperations.DeleteSubscription, subscriptionId, tag, cancellationToken), cancellationToken);

    private async ValueTask<ConnectorRequest> StartSubscriptionAsync(Operation operation, string subscriptionId, EntityTag tag, CancellationToken cancellationToken)
    {
        var version = Demand(tag);
        var request = await StartAsync(operation, cancellationToken).ConfigureAwait(false);
        return request.Path("subscriptionId", subscriptionId).Header("If-Match", version);
    }
}
