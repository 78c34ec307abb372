using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>From the platform's cycles and transaction lines to the neutral ones. Pure.</summary>
internal static class SettlementMapping
{
    /// <summary>The cycle, or what it lacks: without its id it is none, and a payout that is not given is not a payout of nothing.</summary>
    public static Mapped<SettlementCycle> ToDocument(BillingCycle cycle, ConnectionName connection, CurrencyCode? defaultCurrency)
    {
        if (!VendorText.IsId(cycle.Id))
            return new UnreadableItem(null, "$.data[*].id");
        if (cycle.AmountTransferredToSeller is not { } payout)
            return new UnreadableItem(cycle.Id, "$.data[*].amount_transferred_to_seller");
        return new SettlementCycle
        {
            Connection = connection,
            Id = cycle.Id!,
            CreatedAt = cycle.DateCreated ?? default,
            Payouts = [new Money(payout, OrderMapping.Currency(cycle.CurrencyIsoCode, defaultCurrency))],
            PayoutState = State(cycle.PayOut?.State ?? default),
            PayoutReference = cycle.PayOut?.Reference,
            PaidAt = cycle.PayOut?.TransactionDate,
        };
    }

    /// <summary>
    /// The line, or what it lacks. The sign of the amount is trusted, not the type: published examples have credits where a debit is expected. Where the amount is
    /// left out, what was credited and debited makes it.
    /// </summary>
    public static Mapped<SettlementLine> ToDocument(TransactionLine line, CurrencyCode? defaultCurrency)
    {
        // Lines count once by id: without one they would swallow each other.
        if (!VendorText.IsId(line.Id))
            return new UnreadableItem(null, "$.data[*].id");
        if ((line.Amount ?? Balance(line)) is not { } amount)
            return new UnreadableItem(line.Id, "$.data[*].amount");
        return new SettlementLine
        {
            Id = line.Id!,
            Type = line.Type.Value,
            Amount = new Money(amount, OrderMapping.Currency(line.CurrencyIsoCode, defaultCurrency)),
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
    }

    /// <summary>One side alone says nothing of the other, unless it says that all of it is there: the platform writes the side that was not used as zero or leaves it out.</summary>
    private static decimal? Balance(TransactionLine line) => (line.AmountCredited, line.AmountDebited) switch
    {
        ({ } credited, { } debited) => credited - debited,
        ({ } credited and not 0m, null) => credited,
        (null, { } debited and not 0m) => -debited,
        _ => null,
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
