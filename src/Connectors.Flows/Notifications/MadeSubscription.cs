namespace Connectors.Flows.Notifications;

/// <summary>A resource that was subscribed to.</summary>
/// <param name="Resource">What it watches.</param>
/// <param name="At">When, on our own clock, UTC.</param>
internal sealed record MadeSubscription(string Resource, DateTimeOffset At);
