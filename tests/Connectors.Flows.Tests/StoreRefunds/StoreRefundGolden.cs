using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.B2BOrders.StoreRefunds;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;
using Connectors.Flows.Tests.B2BOrders;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.StoreRefunds;

/// <summary>What the refunds of a store keep, with every member filled: what each format looks like stands in golden files.</summary>
internal static class StoreRefundGolden
{
    private static readonly ErpOrder Booked = new() { Id = "1", Number = "SO-1", ExternalNumber = "trade:1001", IsInvoiced = true };

    private static readonly ErpInvoice Invoice = new()
    {
        Id = "2", Number = "SI-1", ExternalNumber = "trade:1001", Currency = Given.Gbp, PricesIncludeTax = false, Total = 30m, Lines = [new ErpInvoiceLine(new Sku("SKU-1"), 4, "EA")],
    };

    private static readonly RefundedSale Sale = new()
    {
        Order = Booked, PricesIncludeTax = true, Currency = Given.Gbp, Skus = new Dictionary<OrderLineId, Sku> { [new OrderLineId("11")] = new("SKU-1") },
        Lines = [new RefundedLine(new OrderLineId("11"), new Sku("SKU-1"), Given.Each, 1, new Money(6m, Given.Gbp), new Money(1m, Given.Gbp), RefundedGoods.Returned)], Invoices = [Invoice],
    };

    private static readonly ErpCreditNote Credit = new() { Id = "3", Number = "CM-1", IsPosted = true, IsMarked = true, Total = new Money(7m, Given.Gbp), IsIncomplete = true, Differences = [new Fact("line 1", "2 for 1")] };

    private static readonly BookedReturn[] Others = [new("b2b-refund/trade:1001/901") { Lines = [new BookedLine(new OrderLineId("11"), 1, new Money(6m, Given.Gbp))], Delivery = new Money(1m, Given.Gbp), InvoiceId = "2", RefundIds = ["901"] }];

    private static readonly Rejection Why = new("business-central", "salesCreditMemos.post", FailureKind.Rejected, "NO", "no");

    public static IReadOnlyList<StoreRefundInput> Inputs { get; } =
    [
        new StoreRefundInput.Seen(B2BGolden.Refund, PricesIncludeTax: true),
        new StoreRefundInput.SaleRead(Sale, IsGone: true),
        new StoreRefundInput.TurnCame(2, Others),
        new StoreRefundInput.CreditSeen(Credit) { FittedVersion = 1 },
        new StoreRefundInput.EffectRejected("post-credit", Why),
        new StoreRefundInput.RetryRequested("finance"),
        new StoreRefundInput.CreditTaken("finance"),
        new StoreRefundInput.GoodsCredited("finance"),
        new StoreRefundInput.DocumentOfOther("CM-2", "finance"),
        new StoreRefundInput.Acknowledged("finance"),
    ];

    public static IReadOnlyList<StoreRefundEffect> Effects { get; } =
        [new StoreRefundEffect.ReadSale(), new StoreRefundEffect.CreateCredit(), new StoreRefundEffect.FitCredit(1), new StoreRefundEffect.ReadCredit(), new StoreRefundEffect.PostCredit()];

    public static IEnumerable<(string Name, JsonTypeInfo Type, Func<object> Make)> Kept =>
    [
        ("b2b-refund-state", StoreRefundJsonContext.Default.StoreRefundState, static () => new StoreRefundState
        {
            Refund = B2BGolden.Refund, PricesIncludeTax = true, SeenAt = Given.T0, Sale = Sale, SaleReadAt = Given.T0, IsGone = true, Turn = 2, HasAsked = true, IsOn = true, Others = Others,
            Document = new CreditDocument
            {
                Asked = new ErpReturn
                {
                    ExternalNumber = "R:TRADE:900", Order = Booked, Invoice = Invoice, Lines = [new ErpReturnLine(new Sku("SKU-1"), 1, Given.Each, new Money(6m, Given.Gbp), "L-1")],
                    Charges = [new ErpReturnCharge(ChargeKind.Shipping, new Money(1m, Given.Gbp))], Total = new Money(7m, Given.Gbp), PostingDate = new DateOnly(2026, 11, 2), OfOthers = ["CM-2"],
                },
                AskedVersion = 1, Credit = Credit, SeenAt = Given.T0, MissedAt = Given.T0, Removals = 1, FittedVersion = 1, IsTaken = true, Refused = [new RefusedStep("post-credit", Given.T0, Why)],
            },
            PostingDay = new DateOnly(2026, 11, 2), OfOthers = ["CM-2"], GoodsWord = "finance", IsSettled = true, IsClosed = true,
        }),
        .. Inputs.Select(static i => ($"b2b-refund-input-{i.GetType().Name}", (JsonTypeInfo)StoreRefundJsonContext.Default.StoreRefundInput, (Func<object>)(() => i))),
        .. Effects.Select(static e => ($"b2b-refund-effect-{e.GetType().Name}", (JsonTypeInfo)StoreRefundJsonContext.Default.StoreRefundEffect, (Func<object>)(() => e))),
    ];
}
