namespace Connectors.Simulators;

/// <summary>A subscription to news of the simulated ERP.</summary>
/// <param name="Id">The ERP's id of it.</param>
/// <param name="Resource">What it watches, as its maker wrote it.</param>
/// <param name="Receiver">Where its news is sent to.</param>
/// <param name="ExpiresAt">When it ends unless it is renewed, UTC.</param>
public sealed record SubscribedNews(string Id, string Resource, Uri Receiver, DateTimeOffset ExpiresAt);
