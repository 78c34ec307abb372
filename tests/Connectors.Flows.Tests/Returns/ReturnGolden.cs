using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;
using Connectors.Flows.Returns;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.ReturnStory;

namespace Connectors.Flows.Tests.Returns;

/// <summary>What returns keep, with every member filled: what each format looks like stands in golden files.</summary>
internal static class ReturnGolden
{
    private static readonly MarketplaceReturn Found = Return("RECEIVED") with
    {
        Rma = "RMA-1",
        TrackingNumber = new TrackingNumber("15501234567890"),
        Lines = [new MarketplaceReturnLine(Line, 1m, "CHANGED_MIND") { IsInspected = true, FaultReason = "RETURN_NON_COMPLIANT_DAMAGED_PRODUCT" }],
    };

    private static readonly GoodsReceipt Receipt = new() { ReceiptId = "p-1", ReceivedAt = Given.T0, Lines = [new ReceivedGoods(Line, 1m, GoodsCondition.Damaged)] };

    private static readonly TaxAmount Tax = new("VAT", Gbp(1.60m), 20m);

    private static readonly ReturnedSale Sold = Sale(Invoice("I-1", 3m) with { ExternalNumber = "bq:1-A", Total = 30m }) with
    {
        Delivery = new SoldDelivery(Gbp(6m), Gbp(1m), Gbp(2m)),
        LeftAt = Given.T0,
        Lines =
        [
            new SoldUnit(new SoldLine(Line, new Sku("SKU-1"), 3m, Gbp(30m), Gbp(5m), Gbp(3m), Gbp(0.60m), 1m) { Credited = Gbp(10m), RefundedWithoutGoods = Gbp(1m) }, Given.Each, Gbp(6m))
            {
                Taxes = [Tax], ShippingTaxes = [Tax],
            },
        ],
    };

    private static readonly MarketplaceRefund Paid = Refund("refund-1", 10m) with { ShippingAmount = Gbp(2m), ReasonCode = "16" };

    private static readonly BookedReturn Booked = Other(1m, "I-1", "refund-2") with { Delivery = Gbp(2m) };

    private static readonly ErpCreditNote Note = new() { Id = "id-C-1", Number = "C-1", IsPosted = true, IsMarked = true, IsIncomplete = true, Total = Gbp(10m), Differences = [new Fact("SKU-1", "other")] };

    private static readonly Rejection Why = new("bc", "post", FailureKind.Rejected, "E1", "no");

    public static IReadOnlyList<ReturnInput> Inputs { get; } =
    [
        new ReturnInput.Seen(Found),
        new ReturnInput.Checked(Found, [Paid]),
        new ReturnInput.Moved(ReturnMeaning.Authorised),
        new ReturnInput.GoodsReported(Receipt, "goods-in", IsLast: true),
        new ReturnInput.SaleRead(Sold),
        new ReturnInput.TurnCame(2, [Booked]),
        new ReturnInput.CreditSeen(Note) { FittedVersion = 2 },
        new ReturnInput.PaidBack([Paid]),
        new ReturnInput.EffectRejected("post-credit", Why),
        new ReturnInput.RetryRequested("finance"),
        new ReturnInput.CreditTaken("finance"),
        new ReturnInput.DocumentOfOther("C-2", "finance"),
        new ReturnInput.RefundOfOther("refund-3", "finance"),
        new ReturnInput.GoodsRefused("goods-in"),
        new ReturnInput.Acknowledged("finance"),
    ];

    public static IReadOnlyList<ReturnEffect> Effects { get; } =
    [
        new ReturnEffect.Check(), new ReturnEffect.Consent(), new ReturnEffect.TellReceipt(), new ReturnEffect.Close(), new ReturnEffect.ReadSale(), new ReturnEffect.CreateCredit(), new ReturnEffect.FitCredit(2),
        new ReturnEffect.ReadCredit(), new ReturnEffect.PostCredit(), new ReturnEffect.PayBack(),
    ];

    public static IReadOnlyList<OrderReturnsInput> OrderInputs { get; } = [new OrderReturnsInput.TurnWanted("bq:R-1", 2), new OrderReturnsInput.TurnOver("bq:R-1", 2, Booked)];

    public static IEnumerable<(string Name, JsonTypeInfo Type, Func<object> Make)> Kept =>
    [
        ("return-state", ReturnJsonContext.Default.ReturnState, static () => State),
        .. Inputs.Select(static i => ($"return-input-{i.GetType().Name}", (JsonTypeInfo)ReturnJsonContext.Default.ReturnInput, (Func<object>)(() => i))),
        .. Effects.Select(static e => ($"return-effect-{e.GetType().Name}", (JsonTypeInfo)ReturnJsonContext.Default.ReturnEffect, (Func<object>)(() => e))),
        ("order-returns-state", RefundJsonContext.Default.OrderReturnsState, static () => new OrderReturnsState { On = new WaitingReturn("bq:R-1", 2), Waiting = [new WaitingReturn("bq:R-2", 1)], Booked = [Booked] }),
        .. OrderInputs.Select(static i => ($"order-returns-input-{i.GetType().Name}", (JsonTypeInfo)RefundJsonContext.Default.OrderReturnsInput, (Func<object>)(() => i))),
    ];

    private static ReturnState State => new()
    {
        Return = Found,
        SeenAt = Given.T0,
        CheckedAt = Given.T0,
        MovedFrom = ReturnMeaning.Authorised,
        MovedAt = Given.T0,
        Receipts = [Receipt],
        LateReceipts = [Receipt with { ReceiptId = "p-2" }],
        AllCame = true,
        ReceivedAt = Given.T0,
        Sale = Sold,
        SaleReadAt = Given.T0,
        IsStuck = true,
        Turn = 2,
        HasAsked = true,
        IsOn = true,
        Others = [Booked],
        OthersNow = [Booked],
        Asked = new ErpReturn
        {
            ExternalNumber = "R:BQ:R-1",
            Order = Sold.Order,
            Invoice = Sold.Invoices[0],
            Lines = [new ErpReturnLine(new Sku("SKU-1"), 1m, Given.Each, Gbp(8m), "quarantine")],
            Charges = [new ErpReturnCharge(ChargeKind.Shipping, Gbp(2m))],
            Total = Gbp(12m),
            PostingDate = new DateOnly(2026, 3, 2),
            OfOthers = ["C-2"],
        },
        AskedVersion = 3,
        Refund = [new PlannedRefund(Line, 1m, Gbp(8m), Gbp(2m)) { Taxes = [Tax], ShippingTaxes = [Tax] }],
        CommissionBack = Gbp(1.20m),
        Credit = Note,
        CreditSeenAt = Given.T0,
        CreditMissedAt = Given.T0,
        CreditRemovals = 1,
        FittedVersion = 2,
        PostingDay = new DateOnly(2026, 3, 2),
        IsTaken = true,
        RefundSentAt = Given.T0,
        RefundsReadAt = Given.T0,
        Refunds = [Paid],
        SeenRefunds = [Paid],
        UnclearRefunds = [Paid with { Id = "refund-0" }],
        TakenRefunds = ["refund-1"],
        OtherRefunds = ["refund-3"],
        OfOthers = ["C-2"],
        Refused = [new RefusedStep("post-credit", Given.T0, Why)],
        AreGoodsRefused = true,
        IsSettled = true,
        IsClosed = true,
    };
}
