namespace Connectors.Shopify.Models;

/// <summary>An amount of money.</summary>
public sealed record MoneyV2
{
    /// <summary>How much, in units of the currency.</summary>
    public required decimal Amount { get; init; }

    /// <summary>ISO 4217. Empty when not given.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }
}
