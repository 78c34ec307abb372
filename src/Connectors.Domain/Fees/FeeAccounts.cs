using Connectors.Domain.Documents;

namespace Connectors.Domain.Fees;

/// <summary>The numbers of one's own ledger that the standard fee table is made with.</summary>
public sealed record FeeAccounts
{
    /// <summary>What the marketplace owes for sales: usually the customer account that its orders are invoiced to.</summary>
    public required PostingTarget Receivable { get; init; }

    /// <summary>Commission.</summary>
    public required PostingTarget Commission { get; init; }

    /// <summary>Tax on commission, subscription and other fees.</summary>
    public required PostingTarget FeeTax { get; init; }

    /// <summary>Subscription.</summary>
    public required PostingTarget Subscription { get; init; }

    /// <summary>Other fees and penalties.</summary>
    public required PostingTarget SellerFees { get; init; }

    /// <summary>Debits and credits that the operator writes by hand.</summary>
    public required PostingTarget Manual { get; init; }

    /// <summary>Tax that the operator pays to the authorities in the seller's place.</summary>
    public required PostingTarget RemittedTax { get; init; }

    /// <summary>Delivery that the operator pays for.</summary>
    public required PostingTarget OperatorDelivery { get; init; }

    /// <summary>Money that the operator keeps back.</summary>
    public required PostingTarget Reserve { get; init; }

    /// <summary>Where payouts arrive: the bank, or an account between the marketplace and the bank.</summary>
    public required PostingTarget Payout { get; init; }

    /// <summary>The ERP's tax code for fees; null when there is none.</summary>
    public string? FeeTaxCode { get; init; }

    /// <summary>The ERP's dimension value for every row, for example the sales channel; null when there is none.</summary>
    public string? Dimension { get; init; }
}
