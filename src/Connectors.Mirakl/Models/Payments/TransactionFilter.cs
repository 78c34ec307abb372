namespace Connectors.Mirakl.Models;

/// <summary>Which transaction lines TL02 lists and TL03 exports. What is null or empty does not filter; each list takes at most 100.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record TransactionFilter
{
    /// <summary>Billing cycles they were paid in; never null.</summary>
    public IReadOnlyList<string> SellerBillingCycleIds { get => field ?? []; init; }

    /// <summary>Booked at or after this instant.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Booked at or before this instant.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Of a payment transaction at or after this instant.</summary>
    public DateTimeOffset? TransactionFrom { get; init; }

    /// <summary>Of a payment transaction at or before this instant.</summary>
    public DateTimeOffset? TransactionTo { get; init; }

    /// <summary>Changed at or after this instant.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>States; never null.</summary>
    public IReadOnlyList<TransactionPaymentState> PaymentStates { get => field ?? []; init; }

    /// <summary>Types; never null.</summary>
    public IReadOnlyList<TransactionType> Types { get => field ?? []; init; }

    /// <summary>Orders; never null.</summary>
    public IReadOnlyList<string> OrderIds { get => field ?? []; init; }

    /// <summary>Order lines; never null.</summary>
    public IReadOnlyList<string> OrderLineIds { get => field ?? []; init; }

    /// <summary>The customer's references of orders; never null.</summary>
    public IReadOnlyList<string> ReferencesForCustomer { get => field ?? []; init; }

    /// <summary>The seller's references of orders; never null.</summary>
    public IReadOnlyList<string> ReferencesForSeller { get => field ?? []; init; }

    /// <summary>Outside references of one-off items; never null.</summary>
    public IReadOnlyList<string> OtherReferences { get => field ?? []; init; }

    /// <summary>One accounting document, by number.</summary>
    public string? AccountingDocumentNumber { get; init; }

    /// <summary>One accounting document request, by id.</summary>
    public string? AccountingDocumentId { get; init; }

    /// <summary>Business models; never null.</summary>
    public IReadOnlyList<ShopModel> ShopModels { get => field ?? []; init; }

    /// <summary>Payment providers, on platforms with several; never null.</summary>
    public IReadOnlyList<PayOutPsp> PayOutPspCodes { get => field ?? []; init; }
}
