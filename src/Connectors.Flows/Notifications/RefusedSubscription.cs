namespace Connectors.Flows.Notifications;

/// <summary>What the ERP did not do for a resource.</summary>
/// <param name="Resource">What it watches, or should.</param>
/// <param name="Why">What it said, free of secrets.</param>
internal sealed record RefusedSubscription(string Resource, string Why);
