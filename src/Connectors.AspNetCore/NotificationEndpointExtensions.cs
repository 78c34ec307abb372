using Connectors.AspNetCore.Notifications;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine.Polling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.AspNetCore;

/// <summary>Maps the endpoints that vendors send news to.</summary>
public static class NotificationEndpointExtensions
{
    /// <summary>
    /// Maps the endpoint that Business Central sends its notifications to, <c>POST {pattern}/{connection}</c>: it echoes the token of the service's handshake, and wakes whoever asks that ERP
    /// for news (<see cref="PollWaker"/>) when a notification carries the secret of the connection's keyed <see cref="IErpNotifications"/>. A notification carries nothing else: what is new is
    /// read as always, so that one that is lost, doubled, replayed or invented changes when something is known, and nothing more.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Answers: 200 with the token to a handshake; 202 to everything else, whether it was good, of no interest or a stranger's, so that a guess learns nothing and no caller can make this
    /// host look ill to what stands before it; 503 to a notification that is the service's own and could not be written down, which it then sends again. Never 4xx, because the service
    /// deletes its subscription for it.
    /// </para>
    /// <para>
    /// The service cannot sign in, so the endpoint is open to everybody whatever the host's own policy says. At most 64 KiB of a body are looked at. Whoever wants to limit how often it is
    /// called adds a limiter to what is returned, one that rejects with 429 or 503. HTTPS, and that <c>{pattern}</c> is reached from outside, is the host's to see to.
    /// </para>
    /// </remarks>
    /// <param name="endpoints">The routes of the host, whose services hold what <c>AddConnectorFlows</c> and <c>AddBusinessCentralNotifications</c> add.</param>
    /// <param name="pattern">What stands before the name of the connection.</param>
    /// <returns>The endpoint, for what a host wants to add.</returns>
    /// <exception cref="InvalidOperationException">There is no <see cref="PollWaker"/> among the services.</exception>
    public static IEndpointConventionBuilder MapBusinessCentralNotifications(this IEndpointRouteBuilder endpoints, string pattern = "/notifications/business-central")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(PollWaker)) == false)
            throw new InvalidOperationException("Notifications wake polls of flows: call AddConnectorFlows first.");
        return endpoints
            .MapMethods($"{pattern.TrimEnd('/')}/{{{BusinessCentralEndpoint.Connection}}}", [HttpMethods.Post], BusinessCentralEndpoint.AnswerAsync)
            .WithDisplayName("Business Central notifications")
            .WithMetadata(new Microsoft.AspNetCore.Routing.ExcludeFromDescriptionAttribute())
            .AllowAnonymous();
    }
}
