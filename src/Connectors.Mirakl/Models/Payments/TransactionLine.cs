using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>One movement on the seller's account, as TL02 and the files of TL03 show it. All amounts are in <see cref="CurrencyIsoCode"/>.</summary>
public sealed record TransactionLine
{
    /// <summary>Id of the line; null when not given.</summary>
    public string? Id { get; init; }

    /// <summary>What moved. A word this version does not know still moved money: count it by its sign.</summary>
    public TransactionType Type { get; init; }

    /// <summary>What it adds to the account: credit minus debit, so positive is owed to the seller. Trust this sign, not the type; null when not given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Credit; zero or more; null when not given.</summary>
    public decimal? AmountCredited { get; init; }

    /// <summary>Debit; zero or more; null when not given.</summary>
    public decimal? AmountDebited { get; init; }

    /// <summary>Balance of the account after the line, in the order of booking; null when not given.</summary>
    public decimal? Balance { get; init; }

    /// <summary>The same for the line's payment provider alone; null where the platform has only one.</summary>
    public decimal? PspBalance { get; init; }

    /// <summary>ISO 4217 currency of the amounts.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>When it was booked, UTC.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When it last changed, UTC; a change of <see cref="PaymentState"/> counts.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>How far its payment is. <see cref="TransactionPaymentState.NotApplicable"/> lines are information and belong in no sum.</summary>
    public TransactionPaymentState PaymentState { get; init; }

    /// <summary>The billing cycle it was paid in; null before.</summary>
    public string? SellerBillingCycleId { get; init; }

    /// <summary>Id of the accounting document request (DR11); null when there is none.</summary>
    public string? AccountingDocumentId { get; init; }

    /// <summary>Number of the accounting document (IV01); null when there is none.</summary>
    public string? AccountingDocumentNumber { get; init; }

    /// <summary>When that document was made, UTC; null when there is none.</summary>
    public DateTimeOffset? AccountingDocumentCreationDate { get; init; }

    /// <summary>Number of the payment voucher; null before a payout.</summary>
    public string? PaymentVoucherNumber { get; init; }

    /// <summary>Payment provider of the payout; empty when not given.</summary>
    public PayOutPsp PayOutPspCode { get; init; }

    /// <summary>The shop; null when not given.</summary>
    public TransactionShop? Shop { get; init; }

    /// <summary>What it is about; null when not given.</summary>
    public TransactionEntities? Entities { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
