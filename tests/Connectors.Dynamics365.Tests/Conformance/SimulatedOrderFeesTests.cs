using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>Marketplace fees as lines of the sales order, through the real client and against the simulated ERP (policy C6).</summary>
public sealed class SimulatedOrderFeesTests
{
    private const string Order = "7300001-A";
    private static readonly CurrencyCode Gbp = new("GBP");
    private static readonly PostingTarget Commission = PostingTarget.Account("60100");
    private static readonly PostingTarget FeeTax = PostingTarget.Account("22100");

    [Fact]
    public async Task R89_An_order_with_fees_is_written_without_tax_on_them_and_looks_as_it_was_asked_for()
    {
        await using var erp = await StartAsync();
        var asked = erp.Asked();

        var order = await erp.Orders.CreateOrderAsync(asked, SendPermit.WithoutLimit());

        Assert.Equal(asked.ErpTotal, order.Total);
        var found = Assert.IsType<LookupResult<ErpOrder>.Found>(await erp.Orders.FindCreatedOrderAsync(asked)).Value;
        Assert.Equal((false, 0), (found.IsIncomplete, found.Differences.Count));
        Assert.True(Connectors.Domain.Orders.MarketplaceOrderMapping.CompareTotals(asked, found).IsOk);
        var open = Assert.Single(await erp.Finance.FindOrderFeesAsync([erp.Charged(order)]));
        Assert.Contains(order.Number, open.Open, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R89_Tax_that_the_erp_computes_on_a_fee_is_told_as_a_difference()
    {
        await using var erp = await StartAsync(feeTaxCode: null);
        var asked = erp.Asked();

        var order = await erp.Orders.CreateOrderAsync(asked, SendPermit.WithoutLimit());

        // Prices hold the tax, so that the sum says nothing.
        Assert.Equal(asked.ErpTotal, order.Total);
        Assert.Equal(["line 60100 tax", "line 22100 tax"], order.Differences.Select(static d => d.Name));
        Assert.Equal(2, Assert.IsType<LookupResult<ErpOrder>.Found>(await erp.Orders.FindCreatedOrderAsync(asked)).Value.Differences.Count);
    }

    [Fact]
    public async Task R89_Fees_are_posted_whole_with_the_first_goods_and_told_once_they_are()
    {
        await using var erp = await StartAsync();
        var (order, dispatch) = await erp.CreateAsync();

        await erp.Fulfilment.PostDispatchAsync(dispatch with { Lines = [dispatch.Lines[0] with { Quantity = 1m }] }, SendPermit.WithoutLimit());
        var first = Assert.Single(await erp.Finance.FindOrderFeesAsync([erp.Charged(order)]));
        Assert.Null(first.Open);
        Assert.Equal([new ErpBookedFee(Commission, Money(-1.5m)), new ErpBookedFee(FeeTax, Money(-0.3m))], first.Booked);

        await erp.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit());
        var rest = Assert.Single(await erp.Finance.FindOrderFeesAsync([erp.Charged(order)]));

        Assert.Null(rest.Open);
        Assert.Equal(first.Booked, rest.Booked);
        Assert.True(Assert.IsType<LookupResult<PostedErpDispatch>.Found>(await erp.Fulfilment.FindDispatchAsync(dispatch)).Value.IsOrderGone);
    }

    [Fact]
    public async Task Goods_that_cost_less_than_the_fees_are_not_posted_before_more_have_left()
    {
        await using var erp = await StartAsync();
        var (order, dispatch) = await erp.CreateAsync(fee: 12m);

        var refused = await Assert.ThrowsAnyAsync<PortException>(() => erp.Fulfilment.PostDispatchAsync(dispatch with { Lines = [dispatch.Lines[0] with { Quantity = 1m }] }, SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.Rejected, refused.Kind);
        await erp.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit());

        Assert.Equal(-12m, Assert.Single(await erp.Finance.FindOrderFeesAsync([erp.Charged(order, 12m)])).Booked[0].Amount.Amount);
    }

    [Fact]
    public async Task R89_An_order_that_was_taken_out_unposted_has_booked_nothing()
    {
        await using var erp = await StartAsync();
        var (order, _) = await erp.CreateAsync();

        await erp.Orders.CancelOrderAsync(order, SendPermit.WithoutLimit());

        Assert.Equal((0, null), (Assert.Single(await erp.Finance.FindOrderFeesAsync([erp.Charged(order)])) is var none ? none.Booked.Count : -1, none.Open));
    }

    [Fact]
    public async Task R89_A_return_is_credited_without_the_fees_of_its_invoice()
    {
        await using var erp = await StartAsync();
        var (order, dispatch) = await erp.CreateAsync();
        await erp.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit());
        var invoice = Assert.Single(Assert.IsType<LookupResult<IReadOnlyList<ErpInvoice>>.Found>(await erp.Returns.FindInvoicesAsync(order)).Value);
        var asked = new ErpReturn
        {
            ExternalNumber = "bq:R1", Order = order, Invoice = invoice, Total = Money(4.25m), Lines = [new ErpReturnLine(SimulatedErp.Item, 1m, new UnitCode("EA"), Money(4.25m))],
        };

        var draft = await erp.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit());
        Assert.Contains(draft.Differences, static d => d.Name == "60100");
        var fitted = await erp.Returns.FitReturnAsync(asked, draft, SendPermit.WithoutLimit());
        Assert.Equal((0, Money(4.25m)), (fitted.Differences.Count, fitted.Total));
        await erp.Returns.PostReturnAsync(asked, fitted, SendPermit.WithoutLimit());

        Assert.Equal([-1.5m, -0.3m], Assert.Single(await erp.Finance.FindOrderFeesAsync([erp.Charged(order)])).Booked.Select(static b => b.Amount.Amount));
    }

    [Fact]
    public async Task R89_What_people_credited_with_the_whole_invoice_is_booked_no_more()
    {
        await using var erp = await StartAsync();
        var (order, dispatch) = await erp.CreateAsync();
        await erp.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit());

        erp.CreditByPeople();

        Assert.Empty(Assert.Single(await erp.Finance.FindOrderFeesAsync([erp.Charged(order)])).Booked);
    }

    [Fact]
    public async Task R89_Many_orders_are_told_with_few_calls()
    {
        await using var erp = await StartAsync();
        var orders = new List<ChargedOrder>();
        for (var i = 0; i < 25; i++)
        {
            var (order, dispatch) = await erp.CreateAsync($"bq:{i}-A");
            await erp.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit());
            orders.Add(erp.Charged(order) with { OrderId = $"{i}-A" });
        }

        var before = await erp.CallsAsync();
        var told = await erp.Finance.FindOrderFeesAsync(orders);

        Assert.Equal(25, told.Count(static t => t is { Open: null, Booked: [{ Amount.Amount: -1.5m }, { Amount.Amount: -0.3m }] }));
        Assert.Equal(6, await erp.CallsAsync() - before);
    }

    [Fact]
    public async Task The_simulated_erp_posts_no_item_charge_that_is_assigned_to_nothing()
    {
        await using var erp = await StartAsync();
        var order = await erp.Client.CreateSalesOrderAsync(new NewSalesOrder
        {
            CustomerNumber = erp.Customer, ExternalDocumentNumber = "bq:9-A", SalesOrderLines =
            [
                new NewSalesOrderLine { LineType = SalesLineType.Item, LineObjectNumber = SimulatedErp.Item.Value, Quantity = 1, UnitPrice = 10m },
                new NewSalesOrderLine { LineType = SalesLineType.Charge, LineObjectNumber = "COMMISSION", Quantity = 1, UnitPrice = -1m },
            ],
        });

        var refused = await Assert.ThrowsAnyAsync<PortException>(() => erp.Client.ShipAndInvoiceSalesOrderAsync(order.Id));

        Assert.Equal(FailureKind.Rejected, refused.Kind);
    }

    private static Money Money(decimal amount) => new(amount, Gbp);

    private static async Task<Erp> StartAsync(string? feeTaxCode = "ZERO")
    {
        var (world, clock) = await SimulatedSystem.StartWorldAsync();
        world.AddOrder(new PlannedOrder { OrderId = Order });
        return new Erp(world, clock, feeTaxCode);
    }

    private sealed class Erp(SimulatedWorld world, VirtualClock clock, string? feeTaxCode) : SimulatedSystem(world, clock, (services, it, lost) =>
    {
        SimulatedErp.Register(services, it, lost, feeTaxCode);
        services.AddBusinessCentralFinance("bc", options => (options.Journal, options.Currency) = (it.SettlementJournal, "GBP"));
    })
    {
        public IErp Orders => Services.GetRequiredKeyedService<IErp>("bc");

        public IErpFulfilment Fulfilment => Services.GetRequiredKeyedService<IErpFulfilment>("bc");

        public IErpFinance Finance => Services.GetRequiredKeyedService<IErpFinance>("bc");

        public IErpReturns Returns => Services.GetRequiredKeyedService<IErpReturns>("bc");

        public BusinessCentralClient Client => Services.GetRequiredKeyedService<BusinessCentralClient>("bc");

        public string Customer => World.CustomerNumber;

        public Connectors.Domain.Documents.SalesOrder Asked(string externalNumber = $"bq:{Order}", decimal fee = 1.5m) => SimulatedErp.NewOrder(World, externalNumber, Morning) with { Fees = Fees(fee) };

        public async Task<(ErpOrder Order, ErpDispatch Dispatch)> CreateAsync(string externalNumber = $"bq:{Order}", decimal fee = 1.5m)
        {
            var asked = Asked(externalNumber, fee);
            var order = await Orders.CreateOrderAsync(asked, SendPermit.WithoutLimit());
            return (order, new ErpDispatch { Order = order, Lines = [.. asked.Lines.Select(static line => new ErpDispatchLine(line.Sku, line.Ordered.Count, line.Ordered.Unit))] });
        }

        public ChargedOrder Charged(ErpOrder order, decimal fee = 1.5m) => new(Order, order.Number, order.ExternalNumber) { Fees = Fees(fee) };

        public void CreditByPeople() => World.PostErpCreditMemo(World.MakeErpCreditMemo(Order)!);

        public async Task<long> CallsAsync() => (await World.CheckAsync()).Calls["business-central"];

        private static List<SalesOrderFee> Fees(decimal fee) => [new("COMMISSION_FEE", Money(-fee), Commission), new("COMMISSION_VAT", Money(-fee / 5m), FeeTax)];
    }
}
