namespace Connectors.Shopify.Models;

/// <summary>News of a topic that is sent somewhere.</summary>
public sealed record WebhookSubscription
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary><c>ORDERS_UPDATED</c> … Empty when not given.</summary>
    public string Topic { get => field ?? string.Empty; init; }

    /// <summary>Where it is sent. Empty when not given.</summary>
    public string Uri { get => field ?? string.Empty; init; }

    /// <summary>What is sent; null for all.</summary>
    public string? Filter { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"WebhookSubscription {Id} {Topic}";
}
