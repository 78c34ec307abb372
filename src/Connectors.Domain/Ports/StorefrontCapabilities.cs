namespace Connectors.Domain.Ports;

/// <summary>What one store can do.</summary>
public sealed record StorefrontCapabilities
{
    /// <summary>Whether an order may leave in several dispatches.</summary>
    public bool SeveralDispatches { get; init; }

    /// <summary>Whether drafts become orders there, so that they must be followed too.</summary>
    public bool Drafts { get; init; }

    /// <summary>Whether a draft can be completed from outside: <see cref="IStorefrontOrders.CompleteDraftAsync"/>. Where it is false people do it, and the call is refused.</summary>
    public bool CompletesDrafts { get; init; }

    /// <summary>Whether an order can be called off from outside: <see cref="IStorefrontOrders.CancelAsync"/>. Where it is false people do it, and the call is refused.</summary>
    public bool Cancels { get; init; }

    /// <summary>Whether payments can be recorded from outside: <see cref="IStorefrontOrders.MarkAsPaidAsync"/>. Where it is false another system does it, and the call is refused.</summary>
    public bool RecordsPayments { get; init; }

    /// <summary>Whether the store writes to the customer when it is asked to; where it is false, what asks for it is refused.</summary>
    public bool NotifiesCustomers { get; init; }

    /// <summary>
    /// How long the store may still be carrying out a request after its answer was lost: within that time nothing is repeated, and a look-up that finds
    /// nothing proves nothing. Default zero.
    /// </summary>
    public TimeSpan StillWorkingFor { get; init; }
}
