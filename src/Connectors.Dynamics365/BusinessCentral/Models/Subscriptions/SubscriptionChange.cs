namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A renewal of a subscription, with what is to change. The service calls the receiver again, as when it was created.</summary>
/// <remarks>Null leaves a member as it is.</remarks>
public sealed record SubscriptionChange
{
    /// <summary>Where news is sent to; HTTPS.</summary>
    public string? NotificationUrl { get; init; }

    /// <summary>The entity set to watch.</summary>
    public string? Resource { get; init; }

    /// <summary>What each piece of news is to carry, a secret, at most 2048 characters.</summary>
    public string? ClientState { get; init; }

    /// <summary>Shows no secret.</summary>
    public override string ToString() => nameof(SubscriptionChange);
}
