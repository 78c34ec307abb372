using Connectors.Dynamics365.BusinessCentral;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.Engine;
using Connectors.Simulators.Shopify;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>A business order's prices are those of its customer, before anything is booked.</summary>
public sealed class B2BOrderPriceTests
{
    private static readonly B2BPolicy ByQuote = TradeDay.Calm with { PriceSource = PriceSource.ErpQuote };
    private static readonly B2BPolicy ByList = TradeDay.Calm with { PriceSource = PriceSource.ListPrices };

    [Fact]
    public async Task SP_F1_R37_An_order_at_the_prices_that_the_ERP_has_for_its_customer_is_booked_and_the_quote_is_gone()
    {
        await using var day = await StartAsync(ByQuote);
        var id = day.Shop.PlaceOrder(TradeDay.Order());

        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Single(await day.SalesOrdersAsync(id));
        Assert.Equal((0, 1), day.World.CountErpQuotes());
        Assert.Contains("prices.agreed", await day.JournalAsync(id));
        Assert.Equal(PriceSource.ErpQuote, (await day.StateAsync(id)).Prices!.Source);
    }

    [Fact]
    public async Task SP_F1_R38_An_order_at_another_price_than_the_ERPs_is_never_booked_and_says_line_and_price()
    {
        await using var day = await StartAsync(ByQuote);
        day.World.SetErpPrice(TradeDay.Account, TradeDay.Brush, 3.60m);
        var id = day.Shop.PlaceOrder(TradeDay.Order());

        await day.PassAsync(TimeSpan.FromMinutes(30));

        Assert.Empty(await day.SalesOrdersAsync(id));
        var record = Assert.Single(await day.RecordsAsync(id));
        Assert.Equal("order.price-mismatch", record.Code);
        var line = Assert.Single(record.Facts, static f => f.Name.EndsWith(", LinePrice", StringComparison.Ordinal));
        Assert.StartsWith("expected 72.00 GBP, actual 84.00 GBP", line.Value, StringComparison.Ordinal);
        Assert.Equal((0, 1), day.World.CountErpQuotes());

        // The ERP's price is put right: it is asked again within the hour, and the order goes on by itself.
        day.World.SetErpPrice(TradeDay.Account, TradeDay.Brush, 4.20m);
        await day.PassAsync(TimeSpan.FromHours(2));

        Assert.Empty(await day.CodesAsync(id));
        Assert.Contains("erp.order-created", await day.JournalAsync(id));
        Assert.Equal((0, 2), day.World.CountErpQuotes());
    }

    [Fact]
    public async Task R38_A_person_may_have_it_booked_as_it_was_sold_and_an_edit_is_compared_anew()
    {
        await using var day = await StartAsync(ByQuote);
        day.World.SetErpPrice(TradeDay.Account, TradeDay.Brush, 3.60m);
        var id = day.Shop.PlaceOrder(TradeDay.Order(payment: "hokodoPayment"));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["order.price-mismatch"], await day.CodesAsync(id));

        await day.TellAsync(B2BOrdersFlow.AcceptPrices(TradeDay.KeyOf(id), "ticket-1", new Requester("sales desk", "console", "promised by phone")));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["payment.finance-release"], await day.CodesAsync(id));
        Assert.Contains("sales desk", (await day.StateAsync(id)).Prices!.AcceptedBy, StringComparison.Ordinal);

        day.Shop.ReduceLine(id, TradeDay.Brush, 12);
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["order.price-mismatch"], await day.CodesAsync(id));
        Assert.Empty(await day.SalesOrdersAsync(id));
    }

    [Theory]
    [InlineData("salesQuotes.create")]
    [InlineData("salesQuotes.delete")]
    public async Task Whatever_dies_on_the_way_one_order_is_booked_and_no_quote_stays(string operation)
    {
        await using var day = await StartAsync(ByQuote);
        var id = day.Shop.PlaceOrder(TradeDay.Order());

        Assert.True(await day.DieAtAsync(operation, TimeSpan.FromMinutes(10)));
        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal(0, day.World.CountErpQuotes().Standing);
        Assert.Contains("prices.agreed", await day.JournalAsync(id));
        Assert.Single((await day.JournalAsync(id)), static code => code == "erp.order-created");
    }

    [Fact]
    public async Task A_quote_that_is_no_longer_wanted_is_taken_away_all_the_same()
    {
        await using var day = await StartAsync(ByQuote);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        Assert.True(await day.DieAtAsync("salesQuotes.create", TimeSpan.FromMinutes(10)));
        day.Shop.Cancel(id);

        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal((0, 1), day.World.CountErpQuotes());
        Assert.Equal(B2BStage.Cancelled, await day.StageAsync(id));
    }

    [Fact]
    public async Task SP_F1_R37_Prices_of_the_customers_list_hold_with_their_breaks_and_a_corrected_row_lets_the_order_go()
    {
        await using var day = await StartAsync(ByList);
        await day.SaveTableAsync("customers.csv", "marketplace,channel,customer_id,customer,price_list", $"trade,,1,{TradeDay.Account},trade");
        await SaveListAsync(day, from: 24);

        var many = day.Shop.PlaceOrder(TradeDay.Order());
        var few = day.Shop.PlaceOrder(TradeDay.Order(brushes: 12));
        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Single(await day.SalesOrdersAsync(many));
        Assert.Empty(await day.SalesOrdersAsync(few));
        var record = Assert.Single(await day.RecordsAsync(few));
        Assert.Equal("order.price-mismatch", record.Code);
        Assert.Contains(record.Facts, static f => f.Value.StartsWith("expected 45.60 GBP, actual 42.00 GBP: 12 x 3.80", StringComparison.Ordinal));

        await SaveListAsync(day, from: 10);
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Single(await day.SalesOrdersAsync(few));
        Assert.Equal((0, 0), day.World.CountErpQuotes());
    }

    [Fact]
    public async Task A_customer_whose_price_list_nobody_names_waits_and_is_told_so()
    {
        await using var day = await StartAsync(ByList);
        await SaveListAsync(day, from: 24);
        var id = day.Shop.PlaceOrder(TradeDay.Order());

        await day.PassAsync(TimeSpan.FromMinutes(10));

        var record = Assert.Single(await day.RecordsAsync(id));
        Assert.Equal(("order.price-mismatch", "customers"), (record.Code, record.Table));
        Assert.Contains("which price list", record.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R37_Items_of_the_ERP_are_the_one_list_where_everybody_pays_the_same()
    {
        // The item costs 65 pounds with tax, 54.1667 without: a penny or two of rounding are let pass.
        await using var day = await TradeDay.StartAsync(
            TradeDay.Calm with { PriceSource = PriceSource.ErpItems, ErpTotalTolerance = 0.02m }, flows: static services => services.Configure<BusinessCentralErpOptions>("bc", static o => o.LocalCurrency = "GBP"));
        var right = day.Shop.PlaceOrder(new ShopOrder { Lines = [new ShopLine(TradeDay.Tap, 3, 65m, 54.17m)], PaymentType = "paymentOnAccount", NetDays = 30 });
        var wrong = day.Shop.PlaceOrder(TradeDay.Order());

        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Single(await day.SalesOrdersAsync(right));
        Assert.Empty(await day.SalesOrdersAsync(wrong));
        Assert.Equal(["order.price-mismatch"], await day.CodesAsync(wrong));
    }

    [Fact]
    public async Task A_price_that_was_right_when_it_was_found_so_stays_right_while_the_order_waits()
    {
        await using var day = await StartAsync(ByQuote);
        var id = day.Shop.PlaceOrder(TradeDay.Order(payment: "hokodoPayment"));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["payment.finance-release"], await day.CodesAsync(id));

        day.World.SetErpPrice(TradeDay.Account, TradeDay.Brush, 4.80m);
        await day.TellAsync(B2BOrdersFlow.Release(TradeDay.KeyOf(id), "ticket-1", "credit control"));
        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Empty(await day.CodesAsync(id));
        Assert.Equal((0, 1), day.World.CountErpQuotes());
    }

    private static Task SaveListAsync(TradeDay day, int from) => day.SaveTableAsync(
        "list-prices.csv", "store,list,sku,unit,quantity,price,currency,includes_tax,as_of,confirmed_price",
        $"trade,trade,{TradeDay.Brush},,1,3.80,GBP,false,,", $"trade,trade,{TradeDay.Brush},,{from},3.50,GBP,false,,", $"trade,trade,{TradeDay.Tap},,1,60,GBP,false,,");

    /// <summary>The customer's own prices in the ERP are those of <see cref="TradeDay.Order"/>.</summary>
    private static async Task<TradeDay> StartAsync(B2BPolicy policy)
    {
        var day = await TradeDay.StartAsync(policy);
        day.World.SetErpPrice(TradeDay.Account, TradeDay.Brush, 4.20m);
        day.World.SetErpPrice(TradeDay.Account, TradeDay.Tap, 72m);
        return day;
    }
}
