namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A subscription to create. The service calls the receiver before it answers, and the receiver must answer with the token it was given.</summary>
public sealed record NewSubscription
{
    /// <summary>Where news is sent to; HTTPS.</summary>
    public required string NotificationUrl { get; init; }

    /// <summary>The entity set to watch, for example <c>/api/v2.0/companies({id})/salesOrders</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>What each piece of news is to carry, a secret by which its receiver knows the sender, at most 2048 characters.</summary>
    public string? ClientState { get; init; }

    /// <summary>Shows no secret.</summary>
    public override string ToString() => nameof(NewSubscription);
}
