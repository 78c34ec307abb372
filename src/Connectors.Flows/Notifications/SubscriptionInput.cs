using System.Text.Json.Serialization;
using Connectors.Domain.Ports;

namespace Connectors.Flows.Notifications;

/// <summary>What the keeper of subscriptions can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Looked), "looked")]
[JsonDerivedType(typeof(LookWanted), "look-wanted")]
[JsonDerivedType(typeof(Subscribed), "subscribed")]
[JsonDerivedType(typeof(Renewed), "renewed")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(Refused), "refused")]
internal abstract record SubscriptionInput
{
    private SubscriptionInput()
    {
    }

    /// <summary>The ERP's list was read.</summary>
    /// <param name="Wanted">What is to be watched.</param>
    /// <param name="Ours">Those at our address.</param>
    /// <param name="Others">How many others there are.</param>
    public sealed record Looked(IReadOnlyList<string> Wanted, IReadOnlyList<ErpSubscription> Ours, int Others) : SubscriptionInput;

    /// <summary>What was seen is no longer so: the list is to be read again.</summary>
    public sealed record LookWanted : SubscriptionInput;

    /// <summary>A resource was subscribed to.</summary>
    /// <param name="Resource">What was asked for.</param>
    /// <param name="Subscription">What there is now; null when it certainly never came to it.</param>
    public sealed record Subscribed(string Resource, ErpSubscription? Subscription) : SubscriptionInput;

    /// <summary>One lasts anew.</summary>
    /// <param name="Subscription">As it is now.</param>
    public sealed record Renewed(ErpSubscription Subscription) : SubscriptionInput;

    /// <summary>One is there no more.</summary>
    /// <param name="Id">The ERP's id of it.</param>
    public sealed record Ended(string Id) : SubscriptionInput;

    /// <summary>The ERP said no.</summary>
    /// <param name="What">To what, and what it said.</param>
    public sealed record Refused(RefusedSubscription What) : SubscriptionInput;
}
