namespace Connectors.Shopify.Models;

/// <summary>Tracking of goods that leave.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record NewTracking
{
    /// <summary>Carrier, in the vendor's own spelling (<c>DPD UK</c>): then it makes the links itself. Any other text needs <see cref="Urls"/>.</summary>
    public string? Company { get; init; }

    /// <summary>Tracking numbers. Never null.</summary>
    public IReadOnlyList<string> Numbers { get => field ?? []; init; }

    /// <summary>Links, one for each number in its place; empty where the carrier is one that the vendor knows. Never null.</summary>
    public IReadOnlyList<Uri> Urls { get => field ?? []; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"NewTracking {Company} {Numbers.Count}";
}
