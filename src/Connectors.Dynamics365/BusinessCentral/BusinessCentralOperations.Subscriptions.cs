using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public static partial class BusinessCentralOperations
{
    /// <summary><c>GET subscriptions</c>.</summary>
    public static Operation ListSubscriptions { get; } = Make("subscriptions.list", HttpMethod.Get, "subscriptions", RetrySafety.Read, inCompany: false);

    /// <summary><c>GET subscriptions('{subscriptionId}')</c>.</summary>
    public static Operation GetSubscription { get; } = Make("subscriptions.get", HttpMethod.Get, "subscriptions('{subscriptionId}')", RetrySafety.Read, inCompany: false);

    /// <summary><c>POST subscriptions</c>. A blind repeat makes another.</summary>
    public static Operation CreateSubscription { get; } = Make("subscriptions.create", HttpMethod.Post, "subscriptions", RetrySafety.Create, inCompany: false);

    /// <summary><c>PATCH subscriptions('{subscriptionId}')</c> with <c>If-Match</c>.</summary>
    public static Operation RenewSubscription { get; } = Make("subscriptions.renew", HttpMethod.Patch, "subscriptions('{subscriptionId}')", RetrySafety.SafeRepeat, inCompany: false);

    /// <summary><c>DELETE subscriptions('{subscriptionId}')</c> with <c>If-Match</c>.</summary>
    public static Operation DeleteSubscription { get; } = Make("subscriptions.delete", HttpMethod.Delete, "subscriptions('{subscriptionId}')", RetrySafety.Act, inCompany: false);
}
