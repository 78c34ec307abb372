using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>From the platform's cycles and transaction lines to the neutral ones. Pure.</summary>
internal static class SettlementMapping
{
    public static SettlementCycle ToDocument(BillingCycle cycle, ConnectionName connection, CurrencyCode? defaultCurrency) => new()
    {
        Connection = connection,
        Id = cycle.Id ?? string.Empty,
        CreatedAt = cycle.DateCreated ?? default,
        Payouts = [new Money(cycle.AmountTransferredToSeller, OrderMapping.Currency(cycle.CurrencyIsoCode) ?? defaultCurrency ?? default)],
        PayoutState = State(cycle.PayOut?.State ?? default),
        PayoutReference = cycle.PayOut?.Reference,
        PaidAt = cycle.PayOut?.TransactionDate,
    };

    /// <summary>The sign of the amount is trusted, not the type: published examples have credits where a debit is expected.</summary>
    public static SettlementLine ToDocument(TransactionLine line, CurrencyCode? defaultCurrency) => new()
    {
        Id = line.Id ?? string.Empty,
        Type = line.Type.Value,
        Amount = new Money(line.Amount, OrderMapping.Currency(line.CurrencyIsoCode) ?? defaultCurrency ?? default),
        State = State(line.PaymentState),
        CreatedAt = line.DateCreated ?? default,
        UpdatedAt = line.LastUpdated ?? line.DateCreated ?? default,
        CycleId = line.SellerBillingCycleId,
        OrderId = line.Entities?.Order?.Id,
        OrderLineId = line.Entities?.OrderLine?.Id,
        RefundId = line.Entities?.Refund?.Id,
        FeeCode = line.Entities?.Fee?.Code ?? line.Entities?.OrderFee?.Code,
        DocumentNumber = line.AccountingDocumentNumber,
    };

    private static SettlementPayoutState State(PayOutState state) =>
        state == PayOutState.ToPay ? SettlementPayoutState.ToPay
        : state == PayOutState.Paid ? SettlementPayoutState.Paid
        : state == PayOutState.Failed ? SettlementPayoutState.Failed
        : SettlementPayoutState.Unknown;

    private static SettlementLineState State(TransactionPaymentState state) =>
        state == TransactionPaymentState.Pending ? SettlementLineState.Pending
        : state == TransactionPaymentState.Payable ? SettlementLineState.Payable
        : state == TransactionPaymentState.Paid ? SettlementLineState.Paid
        : state == TransactionPaymentState.Reserve ? SettlementLineState.InReserve
        : state == TransactionPaymentState.NotApplicable ? SettlementLineState.NotApplicable
        : SettlementLineState.Unknown;
}
