using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>What one sales channel brought and cost, by what was really kept, in one currency; amounts are as the seller sees them.</summary>
public sealed record ChannelProfit
{
    /// <summary>The sales channel's code; null for orders whose channel is not known, and what is about no order.</summary>
    public string? Channel { get; init; }

    /// <summary>The currency.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>How many orders.</summary>
    public int Orders { get; init; }

    /// <summary>Gross: goods, delivery and their tax.</summary>
    public decimal Sales { get; init; }

    /// <summary>What customers got back.</summary>
    public decimal Refunds { get; init; }

    /// <summary>Commission with its tax, as it was really kept.</summary>
    public decimal Commission { get; init; }

    /// <summary>Commission that was given back.</summary>
    public decimal CommissionGivenBack { get; init; }

    /// <summary>Everything else.</summary>
    public decimal Others { get; init; }

    /// <summary>Of how many orders commission could be compared with what was expected.</summary>
    public int Compared { get; init; }

    /// <summary>By how much commission was other than expected on those: below zero when more was kept.</summary>
    public decimal Difference { get; init; }

    /// <summary>What is left: net.</summary>
    public decimal Net => Sales + Refunds + Commission + CommissionGivenBack + Others;
}
