using System.Text.Json.Nodes;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>Payments of orders on account, their terms, and refunds as read. A payment that is recorded here must not be recorded with SparkLayer too.</summary>
public class ShopifyPayments : ShopifyOperationGroup
{
    internal ShopifyPayments(ShopifyTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected ShopifyPayments()
        : base(null)
    {
    }

    /// <summary>
    /// Records what is outstanding as paid (<c>order-mark-as-paid</c>). <see cref="RetrySafety.Act"/>: look the order up before a repeat. Refused unless <see cref="Order.CanMarkAsPaid"/>.
    /// <c>write_orders</c>.
    /// </summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<OrderReference> MarkAsPaidAsync(string orderId, CancellationToken cancellationToken = default) => Transport.ChangeAsync(
        ShopifyOperations.MarkOrderAsPaid,
        new JsonObject { ["input"] = new JsonObject { ["id"] = GlobalId.Of(orderId, "Order") } },
        ShopifyJsonContext.Default.OrderChanged,
        cancellationToken);

    /// <summary>
    /// Records a payment by hand (<c>order-manual-payment</c>). <see cref="RetrySafety.Act"/>: no key guards it; look up what is outstanding before a repeat. <c>write_orders</c>.
    /// </summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="amount">How much; null for all that is outstanding. A part is taken on the Plus plan only (<see cref="ShopPlan.ShopifyPlus"/>).</param>
    /// <param name="method">Name of the way it was paid; null for none.</param>
    /// <param name="processedAt">When, UTC; null for now.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<OrderReference> RecordPaymentAsync(string orderId, MoneyV2? amount = null, string? method = null, DateTimeOffset? processedAt = null, CancellationToken cancellationToken = default) =>
        Transport.ChangeAsync(
            ShopifyOperations.RecordManualPayment,
            new JsonObject
            {
                ["id"] = GlobalId.Of(orderId, "Order"),
                ["amount"] = amount is null ? null : Inputs.Money(amount.Amount, amount.CurrencyCode),
                ["method"] = method,
                ["at"] = Inputs.Instant(processedAt),
            },
            ShopifyJsonContext.Default.OrderChanged,
            cancellationToken);

    /// <summary>Terms that can be given (<c>payment-terms-templates</c>). <see cref="RetrySafety.Read"/>. <c>read_payment_terms</c>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<IReadOnlyList<PaymentTermsTemplate>> GetTermsTemplatesAsync(CancellationToken cancellationToken = default) =>
        Transport.GetAsync(ShopifyOperations.ListPaymentTermsTemplates, [], ShopifyJsonContext.Default.TermsTemplates, cancellationToken);

    /// <summary>
    /// Gives an order terms (<c>payment-terms-create</c>); those of a draft are set with <see cref="ShopifyDraftOrders.SetTermsAsync"/>. <see cref="RetrySafety.Create"/>: look up
    /// <see cref="Order.PaymentTerms"/>. <c>write_payment_terms</c>.
    /// </summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<PaymentTerms> CreateTermsAsync(string orderId, NewPaymentTerms terms, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Transport.ChangeAsync(
            ShopifyOperations.CreatePaymentTerms, new JsonObject { ["id"] = GlobalId.Of(orderId, "Order"), ["terms"] = Inputs.Of(terms) }, ShopifyJsonContext.Default.TermsChanged, cancellationToken);
    }

    /// <summary>Sets an order's terms to others (<c>payment-terms-update</c>). <see cref="RetrySafety.SafeRepeat"/>. <c>write_payment_terms</c>.</summary>
    /// <param name="termsId">Global id of the terms.</param>
    /// <param name="terms">What they are to be.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<PaymentTerms> UpdateTermsAsync(string termsId, NewPaymentTerms terms, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Transport.ChangeAsync(
            ShopifyOperations.UpdatePaymentTerms,
            new JsonObject { ["input"] = new JsonObject { ["paymentTermsId"] = GlobalId.Of(termsId, "PaymentTerms"), ["paymentTermsAttributes"] = Inputs.Of(terms) } },
            ShopifyJsonContext.Default.TermsChanged,
            cancellationToken);
    }

    /// <summary>Takes an order's terms away (<c>payment-terms-delete</c>). <see cref="RetrySafety.Act"/>: look up <see cref="Order.PaymentTerms"/>. <c>write_payment_terms</c>.</summary>
    /// <param name="termsId">Global id of the terms.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task DeleteTermsAsync(string termsId, CancellationToken cancellationToken = default) => Transport.ChangeAsync(
        ShopifyOperations.DeletePaymentTerms,
        new JsonObject { ["input"] = new JsonObject { ["paymentTermsId"] = GlobalId.Of(termsId, "PaymentTerms") } },
        ShopifyJsonContext.Default.Deleted,
        cancellationToken);

    /// <summary>The refunds of an order, each with all its lines (<c>refunds</c>, <c>refund-lines</c>). <see cref="RetrySafety.Read"/>. <c>read_orders</c>.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such order.</exception>
    /// <exception cref="ConnectorException">There may be more than one answer holds, of kind <see cref="FailureKind.Unreadable"/>: nobody takes a part for the whole.</exception>
    public virtual async Task<IReadOnlyList<Refund>> GetRefundsAsync(string orderId, CancellationToken cancellationToken = default)
    {
        const int Most = 50;
        var operation = ShopifyOperations.ListRefunds;
        var read = (await Transport.GetAsync(
            operation, new JsonObject { ["id"] = GlobalId.Of(orderId, "Order"), ["most"] = Most, ["lines"] = 10 }, ShopifyJsonContext.Default.Refunds, cancellationToken).ConfigureAwait(false)).Refunds;
        if (read.Count >= Most)
            throw ConnectorException.For(operation, FailureKind.Unreadable, "the order may have more refunds than one answer holds");
        var all = new List<Refund>();
        foreach (var refund in read)
        {
            // A refund's lines do not change once it is made.
            all.Add(await Transport.RestAsync(ShopifyOperations.ListRefundLines, refund.Id, refund.RefundLineItems, null, ShopifyJsonContext.Default.RefundLines, cancellationToken).ConfigureAwait(false)
                is { } lines ? refund with { RefundLineItems = lines } : refund);
        }

        return all;
    }
}
