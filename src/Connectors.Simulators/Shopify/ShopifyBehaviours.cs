namespace Connectors.Simulators.Shopify;

/// <summary>What kind of store the simulated Shopify is.</summary>
public sealed record ShopifyBehaviours
{
    /// <summary>The version that answers, whatever is asked for. Default <c>2026-10</c>.</summary>
    public string Version { get; init; } = "2026-10";

    /// <summary>Whether the store is on the Plus plan, where partial payments may be recorded. Default no.</summary>
    public bool IsPlus { get; init; }

    /// <summary>Points that come back each second; the store has twenty times as many at most. Default 100, the standard plan.</summary>
    public int RestoredPerSecond { get; init; } = 100;

    /// <summary>Points that one call may cost at most. Default 1,000.</summary>
    public int MostPoints { get; init; } = 1000;

    /// <summary>How long lists and searches lag behind what happened. Default none.</summary>
    public TimeSpan IndexLag { get; init; }

    /// <summary>How long the cancellation of an order takes. Default 10 seconds.</summary>
    public TimeSpan CancellationTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a large read takes. Default 30 seconds.</summary>
    public TimeSpan BulkTime { get; init; } = TimeSpan.FromSeconds(30);
}
