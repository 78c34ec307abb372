using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Mirakl;
using Connectors.Mirakl.Models;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>The marketplace's ports over the real client, against the simulated platform: what a flow will see.</summary>
public sealed class MarketplacePortTests : IAsyncLifetime
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly CurrencyCode Gbp = new("GBP");
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock _clock = new(Start);
    private SimulatedWorld _world = null!;
    private ServiceProvider _services = null!;

    private IMarketplace Orders => _services.GetRequiredKeyedService<IMarketplace>("bq");

    private IMarketplaceReturns Returns => _services.GetRequiredKeyedService<IMarketplaceReturns>("bq");

    private IMarketplaceOffers Offers => _services.GetRequiredKeyedService<IMarketplaceOffers>("bq");

    private IMarketplaceSettlement Settlement => _services.GetRequiredKeyedService<IMarketplaceSettlement>("bq");

    public async Task InitializeAsync()
    {
        _world = await SimulatedWorld.StartAsync(new SimulationOptions { Orders = 0, Clock = _clock, ReturnShare = 1m, ImportTime = TimeSpan.Zero });
        var services = new ServiceCollection();

        // The client waits between questions about an export; its seconds pass a hundred times faster here, and so do its time-outs.
        services.AddSingleton<TimeProvider>(new AcceleratedClock(Start, DateTimeOffset.UtcNow, 100m));
        services.AddMiraklClient("bq", options =>
        {
            options.BaseAddress = _world.MiraklAddress;
            options.ApiKey = _world.MiraklApiKey;
            options.Resilience.AttemptTimeout = TimeSpan.FromMinutes(30);
            options.Resilience.TotalTimeout = TimeSpan.FromHours(1);
        });
        services.AddMiraklMarketplace("bq");
        _services = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_refund_is_found_after_an_unclear_outcome_and_not_before()
    {
        var order = await ClearedAsync();
        var refund = Reduction(order, 1m, "16");

        var before = await Orders.FindRefundAsync(refund, _clock.GetUtcNow());
        await Orders.RefundAsync(refund, SendPermit.WithoutLimit());
        var after = await Orders.FindRefundAsync(refund, _clock.GetUtcNow());

        Assert.IsType<LookupResult<IReadOnlyList<string>>.Absent>(before);
        Assert.Single(Assert.IsType<LookupResult<IReadOnlyList<string>>.Found>(after).Value);
    }

    [Fact]
    public async Task A_refund_of_yesterday_is_not_taken_for_the_one_of_today()
    {
        var order = await ClearedAsync();
        await Orders.RefundAsync(Reduction(order, 1m, "16"), SendPermit.WithoutLimit());
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.IsType<LookupResult<IReadOnlyList<string>>.Absent>(await Orders.FindRefundAsync(Reduction(order, 1m, "16"), _clock.GetUtcNow()));
    }

    [Fact]
    public async Task Before_the_debit_a_part_can_be_cancelled_but_not_refunded()
    {
        var order = await ArrivedAsync();

        await Assert.ThrowsAsync<ConnectorException>(() => Orders.RefundAsync(Reduction(order, 1m, "16"), SendPermit.WithoutLimit()));
        await Orders.CancelAsync(Reduction(order, 1m, "34"), SendPermit.WithoutLimit());

        Assert.IsType<LookupResult<IReadOnlyList<string>>.Found>(await Orders.FindCancellationAsync(Reduction(order, 1m, "34"), _clock.GetUtcNow()));
    }

    [Fact]
    public async Task R85_Of_an_order_that_is_paid_later_a_part_is_cancelled_and_it_is_done_with_what_left()
    {
        var id = _world.AddOrder(new PlannedOrder { Lines = [new PlannedLine(210_008, 3)], Mirakl = new() { DueDatePayments = 1m } });
        _clock.Advance(TimeSpan.FromMinutes(5));
        var key = new OrderKey(Bq, id);
        await Orders.AcceptAsync(new OrderAcceptance(key, [.. (await Orders.GetOrdersAsync([key])).Single().Lines.Select(static l => l.LineId)], []), SendPermit.WithoutLimit());
        _clock.Advance(TimeSpan.FromHours(1));
        var order = (await Orders.GetOrdersAsync([key])).Single();
        Assert.Equal((MarketplaceOrderState.Shipping, null), (order.State, order.DebitedAt));
        var (line, price) = (order.Lines[0].LineId, order.Lines[0].Price.Amount);
        await Orders.ConfirmShipmentAsync(Dispatch(order, "15501234567890") with { Lines = [new ConfirmedLine(line, 2m)], CompletesOrder = false }, SendPermit.WithoutLimit());

        var cancelled = await Orders.CancelAsync(
            Reduction(order, decimal.Round(price / 3m, 2), "34") with
            {
                NeedNotShip = true,
                Lines = [new ReducedLine { LineId = line, Quantity = 1m, Amount = new Money(decimal.Round(price / 3m, 2), Gbp), ShippingAmount = new Money(0m, Gbp) }],
            },
            SendPermit.WithoutLimit());

        Assert.Single(cancelled);
        Assert.Equal(MarketplaceOrderState.Shipped, (await Orders.GetOrdersAsync([key])).Single().State);
        Assert.DoesNotContain((await _world.CheckAsync()).FindingDetails, static f => f.ToString().Contains("cancelation-after-payment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tracking_of_a_confirmed_dispatch_can_be_corrected()
    {
        var order = await ClearedAsync();
        var dispatch = Dispatch(order, "15501234567890");
        var id = await Orders.ConfirmShipmentAsync(dispatch, SendPermit.WithoutLimit());

        await Orders.CorrectTrackingAsync(id, Dispatch(order, "15501234567891"), SendPermit.WithoutLimit());

        Assert.IsType<LookupResult<string>.Found>(await Orders.FindShipmentAsync(Dispatch(order, "15501234567891")));
    }

    [Fact]
    public async Task A_return_is_seen_decided_received_judged_and_closed()
    {
        var order = await ClearedAsync();
        await Orders.ConfirmShipmentAsync(Dispatch(order, "15501234567890"), SendPermit.WithoutLimit());
        _clock.Advance(TimeSpan.FromDays(4));
        var found = Assert.Single(await ToListAsync(Returns.GetReturnsChangedSinceAsync(Start)));

        await Returns.DecideReturnAsync(found.Id, null, SendPermit.WithoutLimit());
        await Returns.ConfirmReturnReceiptAsync(found.Id, SendPermit.WithoutLimit());
        await Returns.ReportInspectionAsync(found.Id, [new ReturnInspection(found.Lines[0].LineId, "RETURN_NON_COMPLIANT_DAMAGED_PRODUCT")], SendPermit.WithoutLimit());
        await Returns.CloseReturnAsync(found.Id, SendPermit.WithoutLimit());

        Assert.Equal(order.Key, found.Order);
        Assert.Equal("WAITING_ACCEPTANCE", found.StateText);
        Assert.Equal("CLOSED", (await Returns.FindReturnAsync(found.Id))?.StateText);
    }

    [Fact]
    public async Task A_step_that_a_return_has_behind_it_is_refused()
    {
        var order = await ClearedAsync();
        await Orders.ConfirmShipmentAsync(Dispatch(order, "15501234567890"), SendPermit.WithoutLimit());
        _clock.Advance(TimeSpan.FromDays(4));
        var found = Assert.Single(await ToListAsync(Returns.GetReturnsChangedSinceAsync(Start)));
        await Returns.DecideReturnAsync(found.Id, null, SendPermit.WithoutLimit());

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Returns.DecideReturnAsync(found.Id, null, SendPermit.WithoutLimit()));

        Assert.Equal(FailureKind.Rejected, failure.Kind);
    }

    [Fact]
    public async Task Stock_of_an_offer_that_is_not_what_it_was_taken_for_is_withheld()
    {
        var listings = await ToListAsync(Offers.GetListingsAsync());
        var (first, second) = (listings[0], listings[1]);

        var import = await Offers.ImportStockAsync([new OfferQuantity(first.OfferId, first.ShopSku, 7), new OfferQuantity(first.OfferId, second.ShopSku, 9)], SendPermit.WithoutLimit());
        var report = await Offers.GetStockImportAsync(import.Id!);

        Assert.Equal(second.ShopSku, Assert.Single(import.Withheld).ShopSku);
        Assert.Equal((ImportProgress.Complete, 1L), (report.Progress, report.AcceptedRows));
        var after = await ToListAsync(Offers.GetListingsAsync());
        Assert.Equal(7, after.Single(l => l.OfferId == first.OfferId).Quantity);
        Assert.Equal(second.Quantity, after.Single(l => l.OfferId == second.OfferId).Quantity);
    }

    [Fact]
    public async Task Stock_of_an_offer_that_is_younger_than_the_kept_list_is_not_withheld()
    {
        var client = _services.GetRequiredKeyedService<MiraklClient>("bq");
        var offer = await client.Offers.GetOfferAsync(long.Parse((await ToListAsync(Offers.GetListingsAsync()))[0].OfferId.Value, CultureInfo.InvariantCulture));
        var row = new OfferQuantity(new OfferId(offer.OfferId.ToString(CultureInfo.InvariantCulture)), new Sku(offer.ShopSku!), 7);
        await client.Offers.UpsertAsync([FullOffer.From(offer, null) with { Action = OfferAction.Delete }]);

        var before = await Offers.ImportStockAsync([row], SendPermit.WithoutLimit());
        await client.Offers.UpsertAsync([FullOffer.From(offer, null)]);
        var after = await Offers.ImportStockAsync([row], SendPermit.WithoutLimit());

        Assert.Equal((null, 1), (before.Id, before.Withheld.Count));
        Assert.NotNull(after.Id);
        Assert.Empty(after.Withheld);
    }

    [Fact]
    public async Task Prices_the_platform_refuses_are_reported_row_by_row()
    {
        var listings = await ToListAsync(Offers.GetListingsAsync());

        var import = await Offers.ImportPricesAsync(
        [
            new OfferPricing(listings[0].OfferId, listings[0].ShopSku, new Money(9.99m, Gbp)),
            new OfferPricing(listings[1].OfferId, listings[1].ShopSku, new Money(0m, Gbp)),
        ], SendPermit.WithoutLimit());
        var report = await Offers.GetPriceImportAsync(import.Id!);

        Assert.Equal(ImportProgress.Complete, report.Progress);
        Assert.False(report.AllTaken);
        Assert.Equal(listings[1].ShopSku, Assert.Single(report.Rejected).ShopSku);
        Assert.Equal(new Money(9.99m, Gbp), (await ToListAsync(Offers.GetListingsAsync())).Single(l => l.OfferId == listings[0].OfferId).Price);
    }

    [Fact]
    public async Task A_cycle_becomes_a_balanced_journal_of_its_payout()
    {
        for (var i = 0; i < 12; i++)
            await Orders.ConfirmShipmentAsync(Dispatch(await ClearedAsync(), "15501234567890"), SendPermit.WithoutLimit());
        await Orders.RefundAsync(Reduction(await ClearedAsync(), 1m, "16"), SendPermit.WithoutLimit());
        _clock.Advance(TimeSpan.FromDays(14));

        var cycle = Assert.Single(await ToListAsync(Settlement.GetCyclesAsync(Start)));
        var builder = new SettlementBuilder(cycle);
        await foreach (var line in Settlement.GetLinesAsync(cycle.Id))
            builder.Add(line);
        var settlement = builder.Build(Fees());

        Assert.Empty(settlement.Refusals);
        Assert.NotNull(settlement.Journal);
        Assert.Equal(SettlementPayoutState.Paid, cycle.PayoutState);
        Assert.True(Assert.Single(cycle.Payouts).Amount > 0m);
        Assert.Empty(settlement.Proof.Verify(await ToListAsync(Settlement.GetLinesAsync(cycle.Id))));
    }

    private static FeeMap Fees() => FeeMap.Compile(StandardFeeTable.Create(new FeeAccounts
    {
        Receivable = PostingTarget.Customer("C-BQ-UK"),
        Commission = PostingTarget.Account("6100"),
        FeeTax = PostingTarget.Account("2210"),
        Subscription = PostingTarget.Account("6110"),
        SellerFees = PostingTarget.Account("6120"),
        Manual = PostingTarget.Account("6130"),
        RemittedTax = PostingTarget.Account("2220"),
        OperatorDelivery = PostingTarget.Account("6140"),
        Reserve = PostingTarget.Account("1290"),
        Payout = PostingTarget.Bank("NATWEST"),
    })).Value;

    private static OrderReduction Reduction(MarketplaceOrder order, decimal amount, string reason) => new()
    {
        Order = order.Key,
        ReasonCode = reason,
        Lines = [new ReducedLine { LineId = order.Lines[0].LineId, Amount = new Money(amount, Gbp), ShippingAmount = new Money(0m, Gbp) }],
    };

    private static ShipmentConfirmation Dispatch(MarketplaceOrder order, string number) => new()
    {
        Order = order.Key,
        Carrier = new CarrierCode("DPD"),
        TrackingNumber = new TrackingNumber(number),
        Lines = [.. order.Lines.Select(static l => new ConfirmedLine(l.LineId, l.Quantity))],
        CompletesOrder = true,
    };

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }

    private async Task<MarketplaceOrder> ArrivedAsync()
    {
        var id = _world.AddOrder(new PlannedOrder());
        _clock.Advance(TimeSpan.FromMinutes(2));
        return (await Orders.GetOrdersAsync([new OrderKey(Bq, id)])).Single();
    }

    private async Task<MarketplaceOrder> ClearedAsync()
    {
        var order = await ArrivedAsync();
        await Orders.AcceptAsync(new OrderAcceptance(order.Key, [.. order.Lines.Select(static l => l.LineId)], []), SendPermit.WithoutLimit());
        _clock.Advance(TimeSpan.FromHours(1));
        return (await Orders.GetOrdersAsync([order.Key])).Single();
    }
}
