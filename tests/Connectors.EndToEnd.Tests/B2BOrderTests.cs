using Connectors.Flows.Engine;
using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.Accounts;
using Connectors.Flows.B2BOrders;
using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>Business orders from the store to cash, over the real clients and the simulated store, ERP and warehouse.</summary>
public sealed class B2BOrderTests
{
    /// <summary>What the simulated buyer is called, lives and wrote: none of it stays when the order is over, and none of it is ever in the journal.</summary>
    private static readonly string[] Canaries = ["Robin Buyer", "7 Works Road", "orders@buyer.example", "496 0000", "gate 3", "PO-4711", "Leeds North"];

    [Fact]
    public async Task SP_F2_SW_F1_BS_F4_R23_An_order_on_account_of_a_good_account_leaves_is_invoiced_and_told_without_a_human()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order());

        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Empty(await day.RecordsAsync(id));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        Assert.Equal([TradeDay.KeyOf(id).OrderId], await day.OnAccountAsync());
        var told = Assert.Single(day.Shop.FulfilmentsOf(id));
        Assert.Equal((24, 2), (told.Quantities["BRS-SYN-50"], told.Quantities["TAP-KIT-CHR"]));
        Assert.NotEmpty(told.TrackingNumbers);
        Assert.Single(await day.InvoicesAsync(id));
        Assert.Equal(1, day.Shop.Effects["fulfillmentCreate"]);
        Assert.DoesNotContain(await day.KeptAsync(id), static text => Canaries.Any(c => text.Contains(c, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task What_is_known_of_a_buyer_goes_by_request_and_the_order_goes_on_where_the_warehouse_has_it()
    {
        await using var day = await TradeDay.StartAsync();
        var sent = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(10));
        var held = day.Shop.PlaceOrder(TradeDay.Order(payment: "hokodoPayment"));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["payment.finance-release"], await day.CodesAsync(held));
        foreach (var id in (string[])[sent, held])
        {
            Assert.Contains(Canaries, c => Kept(day, id).Contains(c, StringComparison.OrdinalIgnoreCase));
            Assert.True(await day.Store.ActAsync(B2BOrdersFlow.CaseOf(TradeDay.KeyOf(id)), CaseAct.Erase, new Requester("customer service", "console", "request 7"), day.Clock.GetUtcNow()));
        }

        await day.PassAsync(TimeSpan.FromMinutes(10));
        AssertClean();
        Assert.Equal(["order.erased"], await day.CodesAsync(held));
        Assert.Empty(await day.CodesAsync(sent));

        // The store shows it again, with everything.
        day.Shop.Pay(held);
        await day.PassAsync(TimeSpan.FromMinutes(10));
        AssertClean();
        Assert.Equal(["order.erased"], await day.CodesAsync(held));
        day.Shop.Cancel(held);
        await day.PassAsync(TimeSpan.FromHours(12));

        AssertClean();
        Assert.Equal((B2BStage.Completed, B2BStage.Cancelled), (await day.StageAsync(sent), await day.StageAsync(held)));
        Assert.Empty(await day.CodesAsync(held));
        Assert.Single(day.Shop.FulfilmentsOf(sent));
        Assert.Empty(await day.WarehouseOrdersAsync(held));

        void AssertClean()
        {
            foreach (var id in (string[])[sent, held])
                Assert.DoesNotContain(Canaries, c => Kept(day, id).Contains(c, StringComparison.OrdinalIgnoreCase));
        }

        static string Kept(TradeDay day, string id) => day.Store.GetCaseAsync(B2BOrdersFlow.CaseOf(TradeDay.KeyOf(id))).GetAwaiter().GetResult()!.State!;
    }

    [Fact]
    public async Task R24_No_order_is_released_without_a_record_of_the_credit_decision()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order());

        await day.PassAsync(TimeSpan.FromMinutes(10));

        var release = (await day.StateAsync(id)).Release!;
        Assert.Equal(("on-account.verified", ReleaseBasis.Credit, AccountState.Verified, 256.80m), (release.RuleId, release.Basis, release.Account, release.Total.Amount));
        Assert.Equal(10_000m, release.Available!.Value.Amount);
        Assert.Contains("payment.released", await day.JournalAsync(id));
    }

    [Fact]
    public async Task R28_The_balance_in_the_store_holds_an_order_once_from_its_release_on_before_and_after_it_is_invoiced()
    {
        await using var day = await TradeDay.StartAsync(flows: static services => services
            .AddShopifyB2B("trade", static options => options.LocationId = "gid://shopify/Location/1")
            .AddAccounts([new(new("trade"), new("bc"))], new AccountPolicy { Every = TimeSpan.FromMinutes(15) }));
        await day.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal((10_000m, 0m), day.Shop.ReadAccount(day.Shop.CustomerId));

        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Empty(await day.InvoicesAsync(id));
        Assert.Equal(256.80m, day.Shop.ReadAccount(day.Shop.CustomerId).Balance);

        var shown = new HashSet<decimal?>();
        for (var step = 0; step < 48; step++)
        {
            await day.PassAsync(TimeSpan.FromMinutes(15));
            shown.Add(day.Shop.ReadAccount(day.Shop.CustomerId).Balance);
        }

        Assert.Single(await day.InvoicesAsync(id));
        Assert.Equal([256.80m], shown);
    }

    [Fact]
    public async Task R28_An_order_that_is_invoiced_while_the_ERP_is_asked_is_not_told_twice()
    {
        var asked = new Before("customers.list");
        await using var day = await TradeDay.StartAsync(flows: services => services
            .ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(asked.NewHandler))
            .AddShopifyB2B("trade", static options => options.LocationId = "gid://shopify/Location/1")
            .AddAccounts([new(new("trade"), new("bc"))], new AccountPolicy { Every = TimeSpan.FromMinutes(15) }));
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(256.80m, day.Shop.ReadAccount(day.Shop.CustomerId).Balance);
        var number = Assert.Single(await day.SalesOrdersAsync(id)).Number;

        asked.Do = () =>
        {
            asked.Do = null;
            day.World.PostErpOrder(number);
        };
        await day.PassAsync(TimeSpan.FromMinutes(16));

        Assert.Equal(1, asked.Times);
        Assert.Single(await day.InvoicesAsync(id));
        Assert.Equal(256.80m, day.Shop.ReadAccount(day.Shop.CustomerId).Balance);
    }

    [Fact]
    public async Task Nothing_begins_for_an_order_that_was_cancelled_while_the_worker_was_away()
    {
        var list = new Before("orders");
        await using var day = await TradeDay.StartAsync(flows: services => services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(list.NewHandler)));
        var id = day.Shop.PlaceOrder(TradeDay.Order(payment: "hokodoPayment"));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["payment.finance-release"], await day.CodesAsync(id));

        // Finance lets it leave, the customer cancels it, and nobody hears of either for hours; then the word is heard first.
        day.Clock.AdvanceTo(day.Clock.GetUtcNow().AddHours(3));
        await day.TellAsync(B2BOrdersFlow.Release(TradeDay.KeyOf(id), "ticket-1", "credit control"));
        day.Shop.Cancel(id);
        list.Do = static () => throw new HttpRequestException("The list cannot be read.");
        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.True(list.Times > 0, "The list was not asked for.");
        Assert.Contains("payment.released", await day.JournalAsync(id));
        Assert.DoesNotContain("erp.order-created", await day.JournalAsync(id));
        Assert.Empty(await day.SalesOrdersAsync(id));
        Assert.Empty(await day.WarehouseOrdersAsync(id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R21_An_order_that_cannot_be_looked_at_right_before_the_warehouse_is_asked_waits_until_it_can(bool isRead)
    {
        var looks = 0;
        Action? edit = null;
        await using var day = await TradeDay.StartAsync(flows: services =>
        {
            var store = services.Last(static s => s is { IsKeyedService: true } && s.ServiceType == typeof(IStorefrontOrders));
            services.AddKeyedSingleton(store.ServiceKey, (sp, key) => Spoilt.Around((IStorefrontOrders)store.KeyedImplementationFactory!(sp, key), keys =>
            {
                looks++;
                if (edit is null)
                    return null;
                edit();
                edit = null;
                return isRead ? new ItemList<StorefrontOrder>([], [new UnreadableItem(keys.First().OrderId, "$.data.result.id")])
                    : throw new PortException("The answer was lost.") { System = "shopify", Operation = "order", Kind = FailureKind.Unreadable };
            }));
        });
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        edit = () => day.Shop.ReduceLine(id, TradeDay.Brush, 12);

        await day.PassAsync(TimeSpan.FromHours(2));

        Assert.True(looks > 1, "It was looked at once.");
        Assert.Equal(12, Assert.Single(await day.WarehouseOrdersAsync(id)).Products.Single(static p => p.ReferenceId == TradeDay.Brush).Quantity);
        Assert.DoesNotContain("order.changed-late", await day.JournalAsync(id));
    }

    [Fact]
    public async Task R17_PO_number_instructions_and_attributes_reach_ERP_and_warehouse()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order());

        await day.PassAsync(TimeSpan.FromMinutes(10));

        var lines = Assert.Single(await day.SalesOrdersAsync(id)).SalesOrderLines.Select(static l => l.Description).ToList();
        Assert.Contains("Purchase order PO-4711", lines);
        Assert.Contains("Delivery note: Deliver to gate 3", lines);
        Assert.Contains("Site: Leeds North", lines);
        var tags = Assert.Single(await day.WarehouseOrdersAsync(id)).Tags!;
        Assert.Contains(tags, static t => t is { Name: "po_number", Value: "PO-4711" });
        Assert.Contains(tags, static t => t is { Name: "delivery_note", Value: "Deliver to gate 3" });
    }

    [Fact]
    public async Task SW_F3_R64_A_case_of_twelve_is_picked_as_twelve_and_its_money_is_conserved()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order(brushes: 0, cases: 3));

        await day.PassAsync(TimeSpan.FromMinutes(10));

        var picked = Assert.Single(await day.WarehouseOrdersAsync(id)).Products.Single(static p => p.ReferenceId == "BRS-SYN-50");
        Assert.Equal(36, picked.Quantity);
        var sales = Assert.Single(await day.SalesOrdersAsync(id));
        Assert.Equal((120m + 120m + 10m) * 1.2m, sales.TotalAmountIncludingTax);
    }

    [Fact]
    public async Task R65_A_variant_that_no_table_knows_is_held_and_never_taken_as_one()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order() with { Lines = [new("BRS-PALLET", 1, 900m, 800m)] });

        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(["offer.unmapped"], await day.CodesAsync(id));
        Assert.Empty(await day.SalesOrdersAsync(id));
        Assert.Empty(await day.WarehouseOrdersAsync(id));
    }

    [Fact]
    public async Task SP_F4_R31_R33_An_order_of_a_company_that_nobody_mapped_waits_and_goes_on_by_itself()
    {
        await using var day = await TradeDay.StartAsync(isMapped: false);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["customer.unmapped"], await day.CodesAsync(id));
        Assert.Empty(await day.SalesOrdersAsync(id));

        await day.MapCompanyAsync();
        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Empty(await day.RecordsAsync(id));
        Assert.Equal("C-100", Assert.Single(await day.SalesOrdersAsync(id)).CustomerNumber);
    }

    [Fact]
    public async Task R25_An_order_by_card_that_is_not_paid_is_held_and_goes_on_when_it_is()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order(payment: "upfrontPayment"));
        await day.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(["payment.pending"], await day.CodesAsync(id));

        // The account has nothing to do with its waiting, and may have been blocked since.
        Assert.Equal(1, (await day.StateAsync(id)).Credit!.Number);
        day.World.SetCustomerBlocked(TradeDay.Account, "All");
        day.Shop.Pay(id);
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["customer.blocked"], await day.CodesAsync(id));

        day.World.SetCustomerBlocked(TradeDay.Account, " ");
        await day.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
        Assert.Equal(ReleaseBasis.Payment, (await day.StateAsync(id)).Release!.Basis);
    }

    [Fact]
    public async Task C2_An_order_by_invoice_waits_for_its_payment_and_is_one_on_account_where_that_is_chosen()
    {
        await using var day = await TradeDay.StartAsync(TradeDay.Calm with { InvoiceDwell = TimeSpan.FromHours(1) });
        var id = day.Shop.PlaceOrder(TradeDay.Order(payment: "paymentByInvoice"));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["payment.pending"], await day.CodesAsync(id));
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains("payment.stalled", await day.CodesAsync(id));

        await using var other = await TradeDay.StartAsync(TradeDay.Calm with { InvoicePayment = InvoicePayment.AsOnAccount });
        var onAccount = other.Shop.PlaceOrder(TradeDay.Order(payment: "paymentByInvoice"));
        await other.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(B2BStage.AtWarehouse, await other.StageAsync(onAccount));
        other.LetGo.Add(TradeDay.KeyOf(onAccount).ToString());
    }

    [Fact]
    public async Task R25_What_is_paid_later_in_another_way_waits_for_finance_which_lets_it_leave()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order(payment: "hokodoPayment"));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["payment.finance-release"], await day.CodesAsync(id));

        await day.TellAsync(B2BOrdersFlow.Release(TradeDay.KeyOf(id), "ticket-1", "credit control"));
        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
        Assert.Equal("credit control", (await day.StateAsync(id)).Release!.ReleasedBy);
    }

    [Fact]
    public async Task R26_Two_orders_that_fit_the_credit_one_by_one_are_not_both_released()
    {
        await using var day = await TradeDay.StartAsync(creditLimit: 400m);
        var ids = new[] { day.Shop.PlaceOrder(TradeDay.Order()), day.Shop.PlaceOrder(TradeDay.Order()) };

        await day.PassAsync(TimeSpan.FromMinutes(20));

        var stages = new[] { await day.StageAsync(ids[0]), await day.StageAsync(ids[1]) };
        Assert.Equal([B2BStage.AtWarehouse, B2BStage.Held], stages.Order(StringComparer.Ordinal));
        Assert.Equal(["payment.credit-exceeded"], await day.CodesAsync(ids[Array.IndexOf(stages, B2BStage.Held)]));
    }

    [Fact]
    public async Task R29_An_order_of_a_blocked_customer_is_held_before_the_ERP_and_goes_on_when_the_block_is_lifted()
    {
        await using var day = await TradeDay.StartAsync();
        day.World.SetCustomerBlocked(TradeDay.Account, "All");
        var id = day.Shop.PlaceOrder(TradeDay.Order(payment: "upfrontPayment", isPaid: true));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["customer.blocked"], await day.CodesAsync(id));

        day.World.SetCustomerBlocked(TradeDay.Account, " ");
        await day.PassAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
    }

    [Fact]
    public async Task SP_F3_R15_A_draft_is_worked_on_only_as_the_order_that_it_becomes_and_a_quote_never()
    {
        await using var day = await TradeDay.StartAsync(TradeDay.Calm with { DraftDwell = TimeSpan.FromHours(1) });
        var draft = day.Shop.PlaceDraft(TradeDay.Order());
        var quote = day.Shop.PlaceDraft(TradeDay.Order(payment: "quote"));

        await day.PassAsync(TimeSpan.FromMinutes(70));

        Assert.Equal(["storefront.draft-waiting"], await day.CodesAsync(draft));
        Assert.StartsWith("256.8", await day.ValueAsync(draft), StringComparison.Ordinal);
        Assert.Empty(await day.RecordsAsync(quote));
        Assert.False(day.Shop.Effects.ContainsKey("draftOrderComplete"));
        Assert.Empty(await day.SalesOrdersAsync(draft));
    }

    [Fact]
    public async Task R21_An_edit_before_the_warehouse_is_asked_is_followed_through_the_ERP()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        day.Shop.Hold(id);
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["storefront.held"], await day.CodesAsync(id));
        Assert.Empty(await day.WarehouseOrdersAsync(id));

        day.Shop.ReduceLine(id, TradeDay.Brush, 12);
        day.Shop.ReleaseHolds(id);
        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Empty(await day.RecordsAsync(id));
        Assert.Equal(12, Assert.Single(await day.WarehouseOrdersAsync(id)).Products.Single(static p => p.ReferenceId == "BRS-SYN-50").Quantity);
        Assert.Equal((42m + 120m + 10m) * 1.2m, Assert.Single(await day.SalesOrdersAsync(id)).TotalAmountIncludingTax);
    }

    [Fact]
    public async Task R21_An_edit_after_the_warehouse_has_it_is_a_conflict_with_its_difference_and_our_own_tags_are_none()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(10));
        day.Shop.Tag(id, "exported");
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Empty(await day.RecordsAsync(id));

        day.Shop.ReduceLine(id, TradeDay.Brush, 12);
        await day.PassAsync(TimeSpan.FromMinutes(10));

        var record = Assert.Single(await day.RecordsAsync(id), static r => r.Code == "order.changed-late");
        Assert.Contains("BRS-SYN-50: 24 became 12", record.Message, StringComparison.Ordinal);
        Assert.Equal(24, Assert.Single(await day.WarehouseOrdersAsync(id)).Products.Single(static p => p.ReferenceId == "BRS-SYN-50").Quantity);
        Assert.Single(await day.SalesOrdersAsync(id));

        await day.TellAsync(B2BOrdersFlow.Acknowledge(TradeDay.KeyOf(id), "ticket-1", new Requester("finance", "console", "ticket-1")));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Empty(await day.RecordsAsync(id));
        day.Shop.ReduceLine(id, TradeDay.Brush, 6);
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Contains("24 became 6", Assert.Single(await day.RecordsAsync(id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R21_Goods_that_people_hold_in_the_store_after_the_warehouse_has_them_are_told_once_the_hold_is_released()
    {
        await using var day = await TradeDay.StartAsync(TradeDay.Calm with { PollEvery = TimeSpan.FromMinutes(10) });
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(20));
        day.Shop.Hold(id);
        await day.PassAsync(TimeSpan.FromHours(8));
        Assert.Equal(["storefront.held", "system.rejected"], await day.CodesAsync(id));
        Assert.Empty(day.Shop.FulfilmentsOf(id));

        day.Shop.ReleaseHolds(id);
        await day.PassAsync(TimeSpan.FromHours(2));

        Assert.Single(day.Shop.FulfilmentsOf(id));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
    }

    [Fact]
    public async Task R21_A_cancelled_order_is_stopped_at_the_warehouse_and_taken_out_of_the_ERP()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Single(await day.SalesOrdersAsync(id));

        day.Shop.Cancel(id);
        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal(B2BStage.Cancelled, await day.StageAsync(id));
        Assert.Empty(await day.RecordsAsync(id));
        Assert.Empty(await day.SalesOrdersAsync(id));
        Assert.Empty(day.Shop.FulfilmentsOf(id));
    }

    [Fact]
    public async Task SW_F2_R69_R72_Several_parcels_are_told_one_by_one_and_the_first_completes_nothing()
    {
        await using var day = await TradeDay.StartAsync(configure: static o => o with { PartialDispatchShare = 1m });
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        var partly = false;
        for (var i = 0; i < 60 && await day.StageAsync(id) != B2BStage.Completed; i++)
        {
            await day.PassAsync(TimeSpan.FromMinutes(30));
            partly |= day.Shop.FulfilmentsOf(id).Count > 0 && await day.StageAsync(id) == B2BStage.AtWarehouse;
        }

        var told = day.Shop.FulfilmentsOf(id);
        Assert.True(told.Count > 1, "it left in one parcel");
        Assert.True(partly, "the first parcel completed it");
        Assert.Equal(24, told.Sum(static f => f.Quantities.GetValueOrDefault("BRS-SYN-50")));
        Assert.Equal(2, told.Sum(static f => f.Quantities.GetValueOrDefault("TAP-KIT-CHR")));
        Assert.Equal(told.Count, told.SelectMany(static f => f.TrackingNumbers).Distinct().Count());
        Assert.Equal(256.80m, (await day.InvoicesAsync(id)).Sum(static i => i.TotalAmountIncludingTax));
    }

    [Fact]
    public async Task F5_A_fulfilment_whose_answer_was_lost_is_found_and_not_made_twice()
    {
        await using var day = await TradeDay.StartAsync(configure: static o => o with { PartialDispatchShare = 1m });
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(10));

        day.Lost.LoseNextAnswer();
        for (var i = 0; i < 30 && await day.StageAsync(id) != B2BStage.Completed; i++)
            await day.PassAsync(TimeSpan.FromHours(1));

        var shown = day.Shop.FulfilmentsOf(id);
        Assert.Equal(shown.Select(static f => f.Id).Order(StringComparer.Ordinal), (await day.StateAsync(id)).Told.Select(static t => t.FulfilmentId).Order(StringComparer.Ordinal));
        Assert.Equal((24, shown.Count), (shown.Sum(static f => f.Quantities.GetValueOrDefault("BRS-SYN-50")), day.Shop.Effects["fulfillmentCreate"]));
    }

    [Fact]
    public async Task PARTIALLY_REFUNDED_goes_on_with_what_is_left()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order(payment: "upfrontPayment", isPaid: true));
        day.Shop.ReduceLine(id, TradeDay.Brush, 10);

        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
        Assert.Equal(10, Assert.Single(await day.WarehouseOrdersAsync(id)).Products.Single(static p => p.ReferenceId == "BRS-SYN-50").Quantity);
    }

    [Fact]
    public async Task What_belongs_to_an_order_that_has_not_changed_is_not_asked_for_at_each_poll()
    {
        var (listed, asked) = (new CallCount("orders"), new CallCount("fulfillment-orders"));
        await using var day = await TradeDay.StartAsync(TradeDay.Calm with { PollEvery = TimeSpan.FromMinutes(2), PollOverlap = TimeSpan.FromMinutes(5) }, flows: services => services.ConfigureHttpClientDefaults(http =>
        {
            http.AddHttpMessageHandler(listed.NewHandler);
            http.AddHttpMessageHandler(asked.NewHandler);
        }));
        List<string> ids = [.. Enumerable.Range(0, 3).Select(_ => day.Shop.PlaceOrder(TradeDay.Order(payment: "hokodoPayment")))];
        await day.PassAsync(TimeSpan.FromHours(2));

        Assert.True(listed.Times >= 60, "The list was not polled.");

        // At first, each quarter of an hour, and when all that is open is read by its id: it was some 180.
        Assert.InRange(asked.Times, 3 * 8, 3 * 10);
        foreach (var id in ids)
            Assert.Equal(["payment.finance-release"], await day.CodesAsync(id));
    }

    [Fact]
    public async Task SP_F1_R37_A_total_that_the_ERP_computes_otherwise_keeps_the_order_from_the_warehouse()
    {
        await using var day = await TradeDay.StartAsync();
        var id = day.Shop.PlaceOrder(TradeDay.Order() with { Lines = [new(TradeDay.Brush, 7, 4.25m, 3.333m)] });

        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Contains(await day.CodesAsync(id), static c => c is "erp.total-mismatch");
        Assert.Empty(await day.WarehouseOrdersAsync(id));
    }

    [Fact]
    public async Task Faults_of_all_systems_lose_and_double_nothing()
    {
        await using var day = await TradeDay.StartAsync(configure: static o => o with { FaultRate = 0.1m, Seed = 7 }, policy: TradeDay.Calm with { PollEvery = TimeSpan.FromMinutes(10) });
        var ids = Enumerable.Range(0, 3).Select(i => day.Shop.PlaceOrder(TradeDay.Order(brushes: 12 + i))).ToList();

        await day.PassAsync(TimeSpan.FromHours(11));

        foreach (var id in ids)
        {
            Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
            Assert.Single(day.Shop.FulfilmentsOf(id));
        }

        Assert.Equal(ids.Count, day.Shop.Effects["fulfillmentCreate"]);
    }

    /// <summary>A store whose single orders may be shown otherwise.</summary>
    public class Spoilt : System.Reflection.DispatchProxy
    {
        private IStorefrontOrders _store = null!;
        private Func<IReadOnlyCollection<OrderKey>, ItemList<StorefrontOrder>?> _show = null!;

        public static IStorefrontOrders Around(IStorefrontOrders store, Func<IReadOnlyCollection<OrderKey>, ItemList<StorefrontOrder>?> show)
        {
            var proxy = Create<IStorefrontOrders, Spoilt>();
            ((Spoilt)(object)proxy)._store = store;
            ((Spoilt)(object)proxy)._show = show;
            return proxy;
        }

        protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args)
        {
            try
            {
                return targetMethod!.Name == nameof(IStorefrontOrders.GetOrdersAsync) && _show((IReadOnlyCollection<OrderKey>)args![0]!) is { } shown
                    ? Task.FromResult(shown)
                    : targetMethod.Invoke(_store, System.Reflection.BindingFlags.DoNotWrapExceptions, null, args, null);
            }
            catch (PortException lost)
            {
                return Task.FromException<ItemList<StorefrontOrder>>(lost);
            }
        }
    }

    /// <summary>Something happens right before an operation is sent.</summary>
    private sealed class Before(string operation)
    {
        public Action? Do { get; set; }

        /// <summary>How often it did.</summary>
        public int Times { get; private set; }

        public DelegatingHandler NewHandler() => new Handler(this, operation);

        private sealed class Handler(Before owner, string operation) : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                if (request.GetOperation()?.Code == operation && owner.Do is { } act)
                {
                    owner.Times++;
                    act();
                }

                return base.SendAsync(request, cancellationToken);
            }
        }
    }
}
