namespace Connectors.Mirakl.Models;

/// <summary>Which accounting documents IV01 lists. What is null or empty does not filter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AccountingDocumentFilter
{
    /// <summary>Issued documents, at most 100; never null.</summary>
    public IReadOnlyList<long> InvoiceIds { get => field ?? []; init; }

    /// <summary>Kind; the empty word asks for <see cref="AccountingDocumentType.All"/>, where the platform itself would leave out manual documents.</summary>
    public AccountingDocumentType Type { get; init; }

    /// <summary>Made at or after this instant.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Made at or before this instant.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>State of the payment; the empty word does not filter.</summary>
    public AccountingDocumentPaymentState PaymentState { get; init; }

    /// <summary>Billing cycles, at most 100; never null.</summary>
    public IReadOnlyList<string> SellerBillingCycleIds { get => field ?? []; init; }

    /// <summary>Who issued them; never null.</summary>
    public IReadOnlyList<IssuingUserType> IssuingUserTypes { get => field ?? []; init; }

    /// <summary>Payment providers, on platforms with several; never null.</summary>
    public IReadOnlyList<PayOutPsp> PayOutPspCodes { get => field ?? []; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }
}
