namespace Connectors.Domain.Ports;

/// <summary>A standing order for news of an ERP, as the ERP shows it. It holds no secret.</summary>
/// <param name="Id">The ERP's id of it.</param>
/// <param name="Resource">What it watches, in the ERP's words, always in the same form.</param>
public sealed record ErpSubscription(string Id, string Resource)
{
    /// <summary>Which version of it this is, for changes; empty when the ERP does not say.</summary>
    public string Version { get => field ?? string.Empty; init; }

    /// <summary>Whether its news comes to our address; somebody else's is left alone.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Whether its news carries the secret in force; null when the ERP does not show it.</summary>
    public bool? HasSecret { get; init; }

    /// <summary>When it ends unless it is renewed, on the ERP's clock, UTC; null when the ERP does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
