using System.Text.Json.Serialization;
using Connectors.Domain.Ports;

namespace Connectors.Flows.Notifications;

/// <summary>What the keeper of subscriptions can ask for. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Look), "look")]
[JsonDerivedType(typeof(Subscribe), "subscribe")]
[JsonDerivedType(typeof(Renew), "renew")]
[JsonDerivedType(typeof(End), "end")]
internal abstract record SubscriptionEffect
{
    private SubscriptionEffect()
    {
    }

    /// <summary>Read the ERP's list.</summary>
    public sealed record Look : SubscriptionEffect;

    /// <summary>Subscribe to a resource.</summary>
    /// <param name="Resource">What is to be watched.</param>
    public sealed record Subscribe(string Resource) : SubscriptionEffect;

    /// <summary>Let one last anew.</summary>
    /// <param name="Subscription">As it was seen.</param>
    public sealed record Renew(ErpSubscription Subscription) : SubscriptionEffect;

    /// <summary>End one.</summary>
    /// <param name="Subscription">As it was seen.</param>
    public sealed record End(ErpSubscription Subscription) : SubscriptionEffect;
}
