using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A customer account of the ERP as its receivables see it.</summary>
public sealed record ErpReceivableAccount
{
    /// <summary>Its number.</summary>
    public required CustomerNumber Number { get; init; }

    /// <summary>What the ERP calls it; null when it did not say. May be personal data.</summary>
    public string? Name { get; init; }

    /// <summary>The ERP's code of the terms that its invoices are made with; null when it did not say.</summary>
    public string? Terms { get; init; }

    /// <summary>The currency that its balance is kept in; null when the ERP did not say.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>What it owes now, by the ERP's own books, open orders not counted; null when the ERP did not say.</summary>
    public decimal? Balance { get; init; }

    /// <summary>Its number; not its name.</summary>
    public override string ToString() => $"Account {Number}";
}
