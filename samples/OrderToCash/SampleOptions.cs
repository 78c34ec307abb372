namespace OrderToCash;

/// <summary>What the user asked for.</summary>
internal sealed record SampleOptions
{
    public int Orders { get; init; } = 200;

    public int Seed { get; init; } = 1;

    public decimal Faults { get; init; }

    public string? Store { get; init; }

    public string? Data { get; init; }

    public string? Report { get; init; }

    public string? Settings { get; init; }

    public Uri? Simulators { get; init; }

    public string? Tables { get; init; }

    /// <summary>The order whose story is told; null tells none.</summary>
    public string? Explain { get; init; }

    /// <summary>Whether the story is told from a store that is there, and nothing runs.</summary>
    public bool OnlyExplains { get; init; }

    /// <summary>Whether only orders are worked on, for a day; otherwise business orders, stock, prices, credit accounts, returns and settlements too, for a week.</summary>
    public bool OnlyOrders { get; init; }

    /// <summary>The mix of behaviours: <c>ordinary</c> or <c>bad</c>; null for a day on which everybody behaves.</summary>
    public string? Day { get; init; }
}
