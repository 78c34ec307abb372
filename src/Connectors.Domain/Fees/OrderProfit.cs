using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>What one order brought and cost in a cycle, in one currency; amounts are as the seller sees them: below zero is kept from the seller.</summary>
public sealed record OrderProfit
{
    /// <summary>The marketplace's order id; null for what is about no order, for example subscription.</summary>
    public string? OrderId { get; init; }

    /// <summary>The sales channel's code; null when it is not known.</summary>
    public string? Channel { get; init; }

    /// <summary>The currency.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>Goods, delivery and their tax: gross, before anything is kept.</summary>
    public decimal Sales { get; init; }

    /// <summary>What customers got back.</summary>
    public decimal Refunds { get; init; }

    /// <summary>Commission with its tax, as it was really kept.</summary>
    public decimal Commission { get; init; }

    /// <summary>Commission that was given back.</summary>
    public decimal CommissionGivenBack { get; init; }

    /// <summary>Everything else: fees, subscription, what the operator pays or remits, manual lines.</summary>
    public decimal Others { get; init; }

    /// <summary>What the import expected of <see cref="Commission"/>; null when it is not known. Zero when an earlier cycle has used it up.</summary>
    public decimal? Expected { get; init; }

    /// <summary>What is left of it: net.</summary>
    public decimal Net => Sales + Refunds + Commission + CommissionGivenBack + Others;

    /// <summary>Commission less what was expected: below zero when more was kept; null when nothing is known to compare with, or nothing was kept.</summary>
    public decimal? Difference => Commission == 0m ? null : Commission - Expected;
}
