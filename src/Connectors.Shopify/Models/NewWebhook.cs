namespace Connectors.Shopify.Models;

/// <summary>A subscription to make.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record NewWebhook
{
    /// <summary><c>ORDERS_UPDATED</c> …</summary>
    public required string Topic { get; init; }

    /// <summary>Where the news is sent: HTTPS.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Which, in search syntax; null for all.</summary>
    public string? Filter { get; init; }

    /// <summary>Which members; empty for all. Less is safer: news only wakes, what is new is read. Never null.</summary>
    public IReadOnlyList<string> IncludeFields { get => field ?? []; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"NewWebhook {Topic}";
}
