using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Tests.BackOffice;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.B2BOrders;

/// <summary>What business orders, and the accounts that they take credit of, keep, with every member filled: what each format looks like stands in golden files.</summary>
internal static class B2BGolden
{
    private static readonly OrderKey Key = new(new("trade"), "1001");
    private static readonly TrackingNumber[] Numbers = [new("15501234567890")];
    private static readonly ConfirmedLine[] Lines = [new(new OrderLineId("11"), 4)];

    public static readonly StorefrontRefund Refund = new("900", Given.T0, new Money(7m, Given.Gbp)) { Lines = [new StorefrontRefundLine(new OrderLineId("11"), 1, new Money(6m, Given.Gbp), new Money(1m, Given.Gbp), RefundedGoods.Returned)] };

    private static readonly StorefrontOrder Order = new()
    {
        Key = Key,
        Number = "#1001",
        Kind = StorefrontOrderKind.Order,
        State = StorefrontOrderState.Open,
        StateText = "UNFULFILLED",
        IsTest = true,
        CompletedAs = Key,
        IsBeingPriced = true,
        CartId = "cart-1",
        PlacedAt = Given.T0,
        UpdatedAt = Given.T0.AddMinutes(1),
        PaymentMethod = "paymentOnAccount",
        PaymentState = "PENDING",
        PaymentTerms = "Net 30",
        PaymentDue = Given.T0.AddDays(30),
        Total = new Money(30m, Given.Gbp),
        Outstanding = new Money(30m, Given.Gbp),
        Refunded = new Money(1m, Given.Gbp),
        PricesIncludeTax = true,
        IsTaxExempt = true,
        CustomerId = "5",
        CompanyId = "ACME",
        Company = new BuyerCompany { Name = "Acme" },
        ShipTo = Given.Address,
        BillTo = Given.Address,
        PurchaseOrderNumber = "PO-1",
        Instructions = "Gate 3",
        Attributes = [new CustomField("Site", ["Leeds"])],
        Tags = ["b2b"],
        DeliveryService = "Standard",
        Delivery = new Money(6m, Given.Gbp),
        DeliveryTaxes = [new TaxAmount("VAT", new Money(1m, Given.Gbp), 20m)],
        Holds = [new StorefrontHold("21", "OTHER", IsOurs: false)],
        Fulfilments = [new StorefrontFulfilment("gid://shopify/Fulfillment/31", Numbers, Lines)],
        Refunds = [Refund],
        Lines =
        [
            new StorefrontOrderLine
            {
                LineId = new OrderLineId("11"), VariantId = new OfferId("41"), Sku = new Sku("SKU-1"), Title = "Wall plug", Quantity = 4, Removed = 1, Amount = new Money(24m, Given.Gbp),
                Discount = new Money(2m, Given.Gbp), Taxes = [new TaxAmount("VAT", new Money(4m, Given.Gbp), 20m)], IsSent = false, Attributes = [new CustomField("Colour", ["red"])],
            },
        ],
    };

    private static readonly StorefrontDispatch Dispatch = new()
    {
        Order = Key, CarrierName = "DPD UK", TrackingNumbers = Numbers, TrackingUrl = "https://track.example/1", Lines = Lines, OtherFulfilments = ["gid://shopify/Fulfillment/30"],
    };

    private static readonly CreditClaim Claim = new(Key, 2, new Money(30m, Given.Gbp), Given.Gbp, Takes: true, IsGranted: true) { IsForced = true };

    private static readonly CreditCheck Check = new(2, new CustomerNumber("C-1"), new Money(30m, Given.Gbp))
    {
        Takes = true, IsForced = true, AnsweredAt = Given.T0, Account = AccountState.Verified, Available = new Money(100m, Given.Gbp), IsUnlimited = true,
    };

    private static readonly ErpQuoteRequest Request = new("trade:1001", new CustomerNumber("C-1"), Given.Gbp)
    {
        PricesIncludeTax = true, Lines = [new ErpQuoteLine(new OrderLineId("11"), new Sku("SKU-1"), new UnitCode("CS"), 4, new Quantity(48, Given.Each))],
    };

    private static readonly ErpQuote Quote = new(Given.Gbp, PricesIncludeTax: true) { Prices = [new ErpPrice("11", 6m, "VAT20") { Amount = 24m, IncludesTax = true }] };

    public static IReadOnlyList<StorefrontInput> Inputs { get; } =
    [
        new StorefrontInput.OrderSeen(Order),
        new StorefrontInput.CreditTold(2, AccountState.Verified, new Money(100m, Given.Gbp), IsUnlimited: false),
        new StorefrontInput.DispatchTold("S1", "gid://shopify/Fulfillment/31", Numbers, Lines),
        new StorefrontInput.TrackingCorrected("S1", Numbers),
        new StorefrontInput.ReleaseGiven("credit control"),
        new StorefrontInput.DraftCompleted(Key),
        new StorefrontInput.CreditPassed(new OrderKey(new("trade"), "draft-7"), Check) { Word = new FinanceRelease("credit control", Given.T0, new Money(30m, Given.Gbp)) },
        new StorefrontInput.PricesTold(2, Quote),
        new StorefrontInput.PricesAccepted("sales desk, console: promised by phone"),
        new StorefrontInput.EffectRejected("tell S1", new Rejection("shopify", "fulfillment-create", FailureKind.Rejected, "NO", "no")),
        new StorefrontInput.RetryRequested(),
        new StorefrontInput.Acknowledged(),
    ];

    public static IReadOnlyList<StorefrontEffect> Effects { get; } =
        [new StorefrontEffect.TellDispatch("S1", Dispatch), new StorefrontEffect.CorrectTracking("S1", "gid://shopify/Fulfillment/31", Dispatch), new StorefrontEffect.CompleteDraft(), new StorefrontEffect.AskPrices(2, PriceSource.ErpQuote, Request)];

    private static readonly Rejection Refusal = new("shopify", "order-mark-as-paid", FailureKind.Rejected, "NO", "no");

    public static IReadOnlyList<PaidBackInput> PaidBackInputs { get; } =
    [
        new PaidBackInput.Watched("trade:1001", new Money(30m, Given.Gbp)),
        new PaidBackInput.Settled(new SettledInvoices(new Money(30m, Given.Gbp), ["SI-1"])),
        new PaidBackInput.StoreSeen(new StorePayment(StorefrontOrderState.Sent, "VOIDED", new Money(30m, Given.Gbp))),
        new PaidBackInput.Marked(),
        new PaidBackInput.EffectRejected(Refusal),
        new PaidBackInput.RetryRequested(),
        new PaidBackInput.Acknowledged(),
    ];

    public static IReadOnlyList<CreditInput> CreditInputs { get; } =
    [
        new CreditInput.Asked(Key, 2, new Money(30m, Given.Gbp), Given.Gbp, Takes: true) { IsForced = true },
        new CreditInput.GivenBack(Key, 2),
        new CreditInput.Passed(new OrderKey(new("trade"), "draft-7"), Key),
        new CreditInput.AccountRead(3, new ErpCustomer(new CustomerNumber("C-1"), IsBlocked: false, CreditLimit.Of(100m), 10m) { Overdue = 1m }),
    ];

    public static IEnumerable<(string Name, JsonTypeInfo Type, Func<object> Make)> Kept =>
    [
        ("b2b-order-state", B2BJsonContext.Default.B2BOrderState, static () => new B2BOrderState
        {
            Order = Order,
            BackOffice = new OrderStory().AtWarehouse().State.BackOffice is var office ? office with { SalesOrder = office.SalesOrder! with { Attributes = [new CustomField("Site", ["Leeds"])] } } : office,
            OpenSince = Given.T0,
            Credit = Check,
            BecameOrder = Key,
            PriceCheck = new PriceCheck(2, "0a1b2c3d") { AnsweredAt = Given.T0, Quote = Quote },
            Prices = new PriceDecision("4e5f6071", PriceSource.ErpQuote, Given.T0) { TableVersion = "list-prices-1", AcceptedBy = "sales desk, console: promised by phone" },
            AcceptedPrices = new AcceptedPrices("sales desk, console: promised by phone", "4e5f6071"),
            Wait = new PaymentWait("on-account.credit-short", Given.T0),
            Word = new FinanceRelease("credit control", Given.T0, new Money(30m, Given.Gbp)),
            Release = new CreditDecision("on-account.verified", "standard-2", new Money(30m, Given.Gbp), Given.T0)
            {
                Basis = ReleaseBasis.Credit, Account = AccountState.Verified, Available = new Money(100m, Given.Gbp), ApprovedBy = "finance", ReleasedBy = "credit control",
            },
            IsPaymentWatched = true,
            ToldRefunds = ["900"],
            Conflict = "line 11", SeenConflict = "line 11",
            Told = [new ToldDispatch("S1", "gid://shopify/Fulfillment/31", Numbers, Lines, Given.T0)],
            Rejected = [new RejectedEffect("tell S1", new Rejection("shopify", "fulfillment-create", FailureKind.Rejected, "NO", "no"), "tables", Given.T0)],
            IsAcknowledged = true,
            IsClosed = true,
        }),
        ("b2b-order-state-split", B2BJsonContext.Default.B2BOrderState, static () => new B2BOrderState
        {
            BackOffice = new BackOfficeState { Stock = AllocationGolden.Question, Parts = [new ReleasedPart { Number = 1, Goods = AllocationGolden.Goods }, AllocationGolden.Part] }, Credit = Check with { IsAgain = true },
        }),
        .. Inputs.Select(static i => ($"b2b-order-input-{i.GetType().Name}", (JsonTypeInfo)B2BJsonContext.Default.B2BInput, (Func<object>)(() => (B2BInput)i))),
        ("b2b-order-input-office", B2BJsonContext.Default.B2BInput, static () => (B2BInput)new BackOfficeInput.ErpCheckWanted()),
        .. Effects.Select(static e => ($"b2b-order-effect-{e.GetType().Name}", (JsonTypeInfo)B2BJsonContext.Default.B2BEffect, (Func<object>)(() => B2BEffect.Of(e)))),
        ("b2b-order-effect-office", B2BJsonContext.Default.B2BEffect, static () => B2BEffect.Of(new BackOfficeEffect.CreateErpOrder())),
        ("b2b-order-effect-part", B2BJsonContext.Default.B2BEffect, static () => B2BEffect.Of(new BackOfficeEffect.SubmitToWarehouse { Part = 2 })),
        ("b2b-order-input-part", B2BJsonContext.Default.B2BInput, static () => (B2BInput)new BackOfficeInput.WarehouseOrderCancelled(WarehouseCancellation.TooLate) { Part = 2 }),
        ("credit-state-again", B2BJsonContext.Default.CreditState, static () => new CreditState { Claims = [Claim with { AsksAgain = true }], Reading = 3 }),
        ("credit-input-again", B2BJsonContext.Default.CreditInput, static () => new CreditInput.Asked(Key, 3, new Money(30m, Given.Gbp), Given.Gbp, Takes: false) { IsAgain = true }),
        ("credit-state", B2BJsonContext.Default.CreditState, static () => new CreditState { Claims = [Claim], Reading = 3 }),
        .. CreditInputs.Select(static i => ($"credit-input-{i.GetType().Name}", (JsonTypeInfo)B2BJsonContext.Default.CreditInput, (Func<object>)(() => i))),
        ("b2b-paid-state", PaidBackJsonContext.Default.PaidBackState, static () => new PaidBackState
        {
            ExternalNumber = "trade:1001", Total = new Money(30m, Given.Gbp), Since = Given.T0, Settled = new SettledInvoices(new Money(30m, Given.Gbp), ["SI-1"]),
            Seen = new StorePayment(StorefrontOrderState.Sent, "VOIDED", new Money(30m, Given.Gbp)), SeenAt = Given.T0, Refused = Refusal, IsOver = true,
        }),
        .. PaidBackInputs.Select(static i => ($"b2b-paid-input-{i.GetType().Name}", (JsonTypeInfo)PaidBackJsonContext.Default.PaidBackInput, (Func<object>)(() => i))),
        ("b2b-paid-effect", PaidBackJsonContext.Default.PaidBackEffect, static () => new PaidBackEffect()),
        ("credit-effect", B2BJsonContext.Default.CreditEffect, static () => new CreditEffect(3)),
    ];
}
