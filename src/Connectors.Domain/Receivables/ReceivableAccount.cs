using Connectors.Domain.Values;

namespace Connectors.Domain.Receivables;

/// <summary>How one account adds up in one currency: balance = of orders on account + of others + difference.</summary>
public sealed record ReceivableAccount
{
    /// <summary>Its number.</summary>
    public required CustomerNumber Number { get; init; }

    /// <summary>What the ERP calls it; null when it did not say. May be personal data.</summary>
    public string? Company { get; init; }

    /// <summary>The currency.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>What it owes by the ERP's own books; null where the ERP does not say, as in any other currency than that of the account.</summary>
    public decimal? Balance { get; init; }

    /// <summary>What is open of orders on account.</summary>
    public decimal OfOrders { get; init; }

    /// <summary>What is open of anything else.</summary>
    public decimal OfOthers { get; init; }

    /// <summary>What of the balance no open document explains; null where there is no balance.</summary>
    public decimal? Difference => Balance - OfOrders - OfOthers;

    /// <summary>Its number and currency; not its name.</summary>
    public override string ToString() => $"Account {Number} in {Currency}";
}
