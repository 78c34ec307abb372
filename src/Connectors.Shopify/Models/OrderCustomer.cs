namespace Connectors.Shopify.Models;

/// <summary>Who ordered: a login of the store.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record OrderCustomer
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>The number in it, which SparkLayer calls the external id; 0 when not selected.</summary>
    public long LegacyResourceId { get; init; }

    /// <summary>How the shop shows the customer: personal data.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Tags; SparkLayer's customers carry <c>b2b</c>. Never null.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"OrderCustomer {Id}";
}
