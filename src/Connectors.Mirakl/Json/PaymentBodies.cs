using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>TL03's request.</summary>
internal sealed record TransactionExportBody
{
    public IReadOnlyList<string>? SellerBillingCycleId { get; init; }

    public DateTimeOffset? DateCreatedFrom { get; init; }

    public DateTimeOffset? DateCreatedTo { get; init; }

    public DateTimeOffset? TransactionDateFrom { get; init; }

    public DateTimeOffset? TransactionDateTo { get; init; }

    public DateTimeOffset? LastUpdatedFrom { get; init; }

    public IReadOnlyList<TransactionPaymentState>? PaymentState { get; init; }

    public IReadOnlyList<TransactionType>? TransactionType { get; init; }

    public IReadOnlyList<string>? OrderId { get; init; }

    public IReadOnlyList<string>? OrderLineId { get; init; }

    public IReadOnlyList<string>? OrderReferenceForCustomer { get; init; }

    public IReadOnlyList<string>? OrderReferenceForSeller { get; init; }

    public IReadOnlyList<string>? OtherReference { get; init; }

    public string? AccountingDocumentNumber { get; init; }

    public string? AccountingDocumentId { get; init; }

    public string? PaymentVoucherNumber { get; init; }

    public IReadOnlyList<ShopModel>? ShopModel { get; init; }

    public IReadOnlyList<string>? ShopDomain { get; init; }

    public IReadOnlyList<PayOutPsp>? PayOutPspCodes { get; init; }

    public string? Format { get; init; }

    public long? ItemsPerChunk { get; init; }

    public long? MegabytesPerChunk { get; init; }

    public static TransactionExportBody Of(TransactionExport export)
    {
        var filter = export.Filter ?? new TransactionFilter();
        return new()
        {
            SellerBillingCycleId = Some(filter.SellerBillingCycleIds),
            DateCreatedFrom = filter.CreatedFrom,
            DateCreatedTo = filter.CreatedTo,
            TransactionDateFrom = filter.TransactionFrom,
            TransactionDateTo = filter.TransactionTo,
            LastUpdatedFrom = filter.UpdatedFrom,
            PaymentState = Some(filter.PaymentStates),
            TransactionType = Some(filter.Types),
            OrderId = Some(filter.OrderIds),
            OrderLineId = Some(filter.OrderLineIds),
            OrderReferenceForCustomer = Some(filter.ReferencesForCustomer),
            OrderReferenceForSeller = Some(filter.ReferencesForSeller),
            OtherReference = Some(filter.OtherReferences),
            AccountingDocumentNumber = filter.AccountingDocumentNumber,
            AccountingDocumentId = filter.AccountingDocumentId,
            PaymentVoucherNumber = export.PaymentVoucherNumber,
            ShopModel = Some(filter.ShopModels),
            ShopDomain = Some(export.ShopDomains),
            PayOutPspCodes = Some(filter.PayOutPspCodes),
            Format = export.Format.Value.Length == 0 ? null : export.Format.Value,
            ItemsPerChunk = export.ItemsPerChunk,
            MegabytesPerChunk = export.MegabytesPerChunk,
        };
    }

    private static IReadOnlyList<T>? Some<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;
}

/// <summary>IV01's answer.</summary>
internal sealed record AccountingDocumentPage
{
    public IReadOnlyList<AccountingDocument> Invoices { get => field ?? []; init => field = WholeList.Of(value); }

    public long? TotalCount { get; init; }
}
