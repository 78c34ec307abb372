namespace Connectors.Simulators.Mirakl;

/// <summary>One of the prices of an offer.</summary>
internal sealed record MiraklPrice(decimal Price)
{
    public decimal? Discount { get; init; }

    public DateTimeOffset? DiscountFrom { get; init; }

    public DateTimeOffset? DiscountUntil { get; init; }

    public IReadOnlyList<string> Channels { get; init; } = [];

    public IReadOnlyList<string> Organizations { get; init; } = [];

    public IReadOnlyList<string> Groups { get; init; } = [];

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Price of a piece from a number of pieces on.</summary>
    public IReadOnlyList<(int From, decimal Price)> Ranges { get; init; } = [];

    /// <summary>Whether it holds for every shopper, wherever and whenever.</summary>
    public bool IsGeneral => Channels.Count + Organizations.Count + Groups.Count == 0 && From is null && Until is null;
}
