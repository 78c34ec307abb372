using Connectors.Simulators.Internal;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>A standing order for news of an entity set.</summary>
internal sealed class ErpSubscription
{
    public required string Id { get; init; }

    public required string NotificationUrl { get; set; }

    /// <summary>The set as its maker wrote it.</summary>
    public required string Resource { get; set; }

    /// <summary>The name of the entity set.</summary>
    public required string EntitySet { get; set; }

    public string ClientState { get; set; } = string.Empty;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public int Version { get; set; } = 1;

    public string ETag => $"W/\"{Id}.{Version.Text()}\"";
}
