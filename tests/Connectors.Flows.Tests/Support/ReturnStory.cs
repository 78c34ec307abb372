using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;
using Connectors.Flows.Returns;

namespace Connectors.Flows.Tests.Support;

/// <summary>Tells the pure flow of returns one thing after another and shows what it concludes from the last. Three of SKU-1 were sold on line L1 for 30 GBP.</summary>
internal sealed class ReturnStory(ReturnsPolicy? policy = null)
{
    /// <summary>How long the ERP may still be working on what it lost an answer to.</summary>
    public static readonly TimeSpan ErpWorksFor = TimeSpan.FromMinutes(20);

    public static readonly OrderLineId Line = new("L1");

    private static readonly CaseId Case = ReturnMessages.CaseOf(Given.Bq, "R-1");

    private readonly ReturnContext _context = new(
        new ReturnRoute(Given.Bq, Given.Bc), policy ?? new ReturnsPolicy(), new ErpReturnCapabilities { Posts = true, Locations = true, StillWorkingFor = ErpWorksFor }, ReturnStatusMap.Compile(StandardReturnStatuses.Table).Value)
    {
        MarketplaceWorksFor = TimeSpan.FromMinutes(30),
    };

    private DateTimeOffset _now = Given.T0;

    public ReturnState State { get; private set; } = null!;

    public Decision<ReturnState, ReturnEffect> Last { get; private set; } = null!;

    public IEnumerable<string> Effects => Last.Effects.Select(static e => e.Id).Where(static id => id != "check");

    /// <summary>What is to be done now, and not only later.</summary>
    public IEnumerable<string> Now => Last.Effects.Where(e => e.NotBefore is null || e.NotBefore <= _now).Select(static e => e.Id).Where(static id => id != "check");

    public IEnumerable<string> Problems => Last.Problems.Select(static p => p.Key);

    public Problem Problem => Assert.Single(Last.Problems);

    /// <summary>What the other returns of the order are told.</summary>
    public OrderReturnsInput.TurnOver? TurnOver { get; private set; }

    public ReturnStory At(TimeSpan sinceStart)
    {
        _now = Given.T0 + sinceStart;
        return this;
    }

    public ReturnStory Hear(ReturnInput? input)
    {
        var facts = new ReturnFacts(_context, _now);
        Last = new ReturnPlan(facts.Hear(State, input), facts, _context, _now).ToDecision(Case);
        State = Last.State;
        TurnOver = Last.Deliver.Select(static m => System.Text.Json.JsonSerializer.Deserialize(m.Content, RefundJsonContext.Default.OrderReturnsInput)).OfType<OrderReturnsInput.TurnOver>().LastOrDefault() ?? TurnOver;
        return this;
    }

    public ReturnStory Look() => Hear(null);

    public ReturnStory Seen(string state, decimal quantity = 1m, int minutes = 0) => Hear(new ReturnInput.Seen(Return(state, quantity, minutes)));

    public ReturnStory Sold(params ErpInvoice[] invoices) => Hear(new ReturnInput.SaleRead(Sale(invoices)));

    public ReturnStory Turn(params BookedReturn[] others) => Hear(new ReturnInput.TurnCame(State.Turn, others));

    /// <summary>It was made, or fitted, as it was asked for.</summary>
    public ReturnStory Drafted() => Hear(new ReturnInput.CreditSeen(Note(State.Asked!.Total, isPosted: false)) { FittedVersion = State.AskedVersion });

    public ReturnStory Posted() => Hear(new ReturnInput.CreditSeen(Note(State.Asked!.Total, isPosted: true)));

    public ReturnStory Refused(string effect) => Hear(new ReturnInput.EffectRejected(effect, new Rejection("system", "operation", FailureKind.Rejected, null, "No.")));

    public ReturnStory Paid(params MarketplaceRefund[] refunds) => Hear(new ReturnInput.PaidBack(refunds));

    public ReturnStory Acknowledged() => Hear(new ReturnInput.Acknowledged("finance"));

    public ReturnStory Came(string id, decimal quantity = 1m, GoodsCondition condition = GoodsCondition.Sellable, bool isLast = false) => Hear(
        new ReturnInput.GoodsReported(new GoodsReceipt { ReceiptId = id, ReceivedAt = _now, Lines = [new ReceivedGoods(Line, quantity, condition)] }, "goods-in", isLast));

    /// <summary>Goods may come back, and a draft over them stands in the ERP.</summary>
    public ReturnStory Announced(decimal quantity = 1m) => Seen("IN_PROGRESS", quantity).Sold(Invoice("I-1", 3m)).Turn().Drafted();

    /// <summary>Goods are here, and the credit note is posted.</summary>
    public ReturnStory Credited(decimal quantity = 1m) => Announced(quantity).Seen("RECEIVED", quantity, minutes: 1).Turn().Drafted().Posted();

    /// <summary>Credited and paid back, and ended at the marketplace.</summary>
    public ReturnStory Over(decimal quantity = 1m) => Credited(quantity).Turn().Paid(Refund("own", 10m * quantity, minutes: 2)).Hear(new ReturnInput.Moved(ReturnMeaning.Received));

    public static MarketplaceReturn Return(string state, decimal quantity = 1m, int minutes = 0) => new()
    {
        Id = "R-1", Order = Given.Key(), StateText = state, CreatedAt = Given.T0, UpdatedAt = Given.T0.AddMinutes(minutes), Lines = [new MarketplaceReturnLine(Line, quantity, string.Empty)],
    };

    public static ReturnedSale Sale(params ErpInvoice[] invoices) => new()
    {
        Order = Given.ErpOrder(),
        PricesIncludeTax = true,
        Currency = Given.Gbp,
        Lines = [new SoldUnit(new SoldLine(Line, new Sku("SKU-1"), 3m, Gbp(30m), Gbp(5m), Gbp(3m), Gbp(0m)), Given.Each, Gbp(0m))],
        Invoices = invoices,
    };

    public static ErpInvoice Invoice(string number, decimal quantity) =>
        new() { Id = $"id-{number}", Number = number, Currency = Given.Gbp, PricesIncludeTax = true, Lines = [new ErpInvoiceLine(new Sku("SKU-1"), quantity, "EA")] };

    public static BookedReturn Other(decimal quantity, string invoice = "I-1", params string[] refunds) =>
        new("bq:R-2") { InvoiceId = $"id-{invoice}", Lines = [new BookedLine(Line, quantity, Gbp(10m * quantity))], RefundIds = refunds };

    public static MarketplaceRefund Refund(string id, decimal amount, int minutes = 0, string line = "L1", decimal quantity = 1m) =>
        new() { Id = id, LineId = new OrderLineId(line), Quantity = quantity, Amount = Gbp(amount), ShippingAmount = Gbp(0m), CreatedAt = Given.T0.AddMinutes(minutes) };

    public static Money Gbp(decimal amount) => new(amount, Given.Gbp);

    private static ErpCreditNote Note(Money total, bool isPosted) => new() { Id = "id-C-1", Number = "C-1", IsPosted = isPosted, IsMarked = true, Total = total };
}
