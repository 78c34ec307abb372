using Connectors.Domain.Customers;
using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.Accounts;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Simulators;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>Credit and blocks of the ERP in the stores (credit hold set in the ERP stops the next order), through the real clients of all systems.</summary>
public sealed class B2BAccountTests
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData(0)]
    [InlineData(0.15)]
    public async Task R28_A_block_in_the_ERP_stops_new_orders_within_a_look_and_its_lifting_lets_them_pass_again(double faults)
    {
        await using var day = await StartAsync(new AccountPolicy { Every = Look, SwitchesLoginsOff = true }, plain => plain with { FaultRate = (decimal)faults });
        var (shop, site, account) = await MapAsync(day);
        day.World.SetErpCreditLimit(account, 2_500m);
        day.World.SetErpBalance(account, 400.50m);
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal((2_500m, 400.50m), day.ReadMetafield(shop));
        Assert.Equal((2_500m, 400.50m, "active"), day.ReadCustomer(site));

        day.World.SetCustomerBlocked(account, "All");
        await day.PassAsync(faults == 0 ? Look + TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1));
        Assert.Equal((0m, 400.50m), day.ReadMetafield(shop));
        Assert.Equal((0m, 400.50m, "inactive"), day.ReadCustomer(site));
        Assert.Contains("system.not-available logins", await day.RecordsAsync("accounts/shop"));

        day.World.SetCustomerBlocked(account, " ");
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal((2_500m, 400.50m), day.ReadMetafield(shop));
        Assert.Equal((2_500m, 400.50m, "active"), day.ReadCustomer(site));
        Assert.DoesNotContain(await day.RecordsAsync("accounts/b2b"), static r => r.StartsWith("account.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R28_Whoever_has_money_to_come_buys_nothing_for_it_while_blocked_and_a_store_that_lets_limits_be_exceeded_is_told()
    {
        await using var day = await StartAsync(new AccountPolicy { Every = Look, StoreAllowsOverLimit = true });
        var (shop, site, account) = await MapAsync(day);
        day.World.SetErpCreditLimit(account, 2_500m);
        day.World.SetErpBalance(account, -75m);
        day.World.SetCustomerBlocked(account, "Invoice");
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal((0m, 0m), day.ReadMetafield(shop));
        Assert.Equal((0m, 0m, "active"), day.ReadCustomer(site));
        Assert.Contains($"account.over-limit-allowed customer {shop}", await day.RecordsAsync("accounts/shop"));
        Assert.Equal("Finance", (await day.RecordAsync("accounts/b2b", "account.over-limit-allowed")).Owner.ToString());

        day.World.SetCustomerBlocked(account, " ");
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal((2_500m, -75m), day.ReadMetafield(shop));
        Assert.Empty(await day.RecordsAsync("accounts/shop"));
    }

    [Fact]
    public async Task R28_An_ERP_limit_of_zero_is_neither_zero_nor_none_in_the_store_until_somebody_says_what_it_means()
    {
        await using var day = await StartAsync(new AccountPolicy { Every = Look, CompareEvery = TimeSpan.FromHours(2), UnlimitedGroups = ["key-accounts"] });
        var (shop, site, account) = await MapAsync(day);
        day.World.SetErpCreditLimit(account, 0m);
        day.World.SetErpBalance(account, 90m);
        await day.PassAsync(TimeSpan.FromHours(1));

        // The limits that stood there stay, and the balance is told all the same.
        Assert.Equal((5_000m, 90m), day.ReadMetafield(shop));
        Assert.Equal((800m, 90m, "active"), day.ReadCustomer(site));
        Assert.Contains($"account.limit-unclear customer {shop}", await day.RecordsAsync("accounts/shop"));
        Assert.Contains("account.limit-unclear customer 4711", await day.RecordsAsync("accounts/b2b"));

        // A block and its lifting bring back what stood there.
        day.World.SetCustomerBlocked(account, "Ship");
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal((0m, 90m), day.ReadMetafield(shop));
        day.World.SetCustomerBlocked(account, " ");
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal((5_000m, 90m), day.ReadMetafield(shop));
        Assert.Equal((800m, 90m, "active"), day.ReadCustomer(site));

        // The group that the store itself leaves without a limit says what is meant.
        day.World.SparkLayer!.EditCustomer(site, """{"group":"key-accounts"}""");
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Empty(await day.RecordsAsync("accounts/b2b"));
        Assert.Equal((800m, 90m, "active"), day.ReadCustomer(site));
    }

    [Fact]
    public async Task R28_A_named_figure_stands_for_no_limit()
    {
        await using var day = await StartAsync(new AccountPolicy { Every = Look, UnlimitedAs = 250_000m });
        var (shop, site, account) = await MapAsync(day);
        day.World.SetErpCreditLimit(account, 0m);
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(250_000m, day.ReadMetafield(shop).Limit);
        Assert.Equal(250_000m, day.ReadCustomer(site).Limit);
        Assert.Empty(await day.RecordsAsync("accounts/shop"));
    }

    [Fact]
    public async Task R28_The_balance_holds_every_order_that_the_ERP_has_not_invoiced()
    {
        await using var day = await StartAsync(new AccountPolicy { Every = Look });
        var (shop, site, account) = await MapAsync(day);
        day.World.SetErpCreditLimit(account, 2_500m);
        day.World.SetErpBalance(account, 100m);
        await day.OrderOnAccountAsync("shop:1001", account, 250m);
        await day.OrderOnAccountAsync("shop:1002", account, 49.99m);
        await day.OrderOnAccountAsync("shop:1003", "SOMEBODY-ELSE", 999m);
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(399.99m, day.ReadMetafield(shop).Balance);
        Assert.Equal(399.99m, day.ReadCustomer(site).Balance);

        // The store has taken an order that nobody here knows yet: what it added is not taken off again at once.
        day.World.SparkLayer!.MoveBalance(site, 60m);
        day.World.SparkLayer.EditCustomer(site, $$"""{"updated_at":"{{day.Clock.GetUtcNow():O}}"}""");
        day.World.SetErpBalance(account, 90m);
        await day.PassAsync(TimeSpan.FromMinutes(14));
        Assert.Equal(459.99m, day.ReadCustomer(site).Balance);

        // Then it is known, and counted once.
        await day.OrderOnAccountAsync("shop:1004", account, 60m);
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(449.99m, day.ReadCustomer(site).Balance);
        Assert.Equal(449.99m, day.ReadMetafield(shop).Balance);

        // An order in a currency that the account is not kept in: nobody can say what it owes.
        await day.OrderOnAccountAsync("shop:1005", account, 10m, "EUR");
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(449.99m, day.ReadMetafield(shop).Balance);
        Assert.Contains($"account.balance-unknown customer {shop}", await day.RecordsAsync("accounts/shop"));
    }

    [Fact]
    public async Task R28_An_order_counts_until_the_ERP_has_invoiced_it()
    {
        await using var day = await StartAsync(new AccountPolicy { Every = Look });
        var (shop, _, account) = await MapAsync(day);
        day.World.SetErpCreditLimit(account, 2_500m);
        day.World.SetErpBalance(account, 0m);
        day.World.AddOrder(new PlannedOrder { OrderId = "paid-A" });
        await day.OrderOnAccountAsync("bq:paid-A", account, 60m);
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(60m, day.ReadMetafield(shop).Balance);

        await day.PassAsync(TimeSpan.FromHours(36));

        Assert.Equal(OrderStage.Completed, await day.StageAsync("paid-A"));
        Assert.Empty(await day.OrdersOnAccountAsync());
        Assert.NotEqual(60m, day.ReadMetafield(shop).Balance);
    }

    [Fact]
    public async Task R28_What_a_person_changes_in_a_store_is_told_with_field_value_and_time_and_written_over()
    {
        await using var day = await StartAsync(new AccountPolicy { Every = Look, CompareEvery = TimeSpan.FromHours(2) });
        var (shop, site, account) = await MapAsync(day);
        day.World.SetErpCreditLimit(account, 2_500m);
        day.World.SetErpBalance(account, 100m);
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(await day.RecordsAsync("accounts/shop"));

        day.World.Shop!.WriteMetafield(shop, "payment_on_account", """{"credit_limit":9000,"balance":20,"net_terms":60}""");
        day.World.SparkLayer!.EditCustomer(site, """{"payment_on_account":{"credit_limit":9000,"balance":100}}""");
        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal((2_500m, 100m), day.ReadMetafield(shop));
        Assert.Contains("\"net_terms\":60", day.World.Shop.ReadMetafield(shop, "payment_on_account"), StringComparison.Ordinal);
        Assert.Equal((2_500m, 100m, "active"), day.ReadCustomer(site));
        var record = await day.RecordAsync("accounts/shop", "account.drift");
        var facts = record.Facts.ToDictionary(static f => f.Name, static f => f.Value);
        Assert.Equal(("9000", "2500", "20", "100"), (facts["credit limit found"], facts["credit limit told"], facts["balance found"], facts["balance told"]));
        Assert.StartsWith("2026-03-02", facts["changed"], StringComparison.Ordinal);
        Assert.Equal(["account.drift customer 4711"], await day.RecordsAsync("accounts/b2b"));

        // It was seen for a day.
        await day.PassAsync(TimeSpan.FromHours(26));
        Assert.Empty(await day.RecordsAsync("accounts/shop"));
    }

    [Fact]
    public async Task R31_R32_A_customer_without_an_account_in_the_ERP_or_in_the_store_is_told_and_holds_up_no_other()
    {
        await using var day = await StartAsync(new AccountPolicy { Every = Look });
        var (shop, site, account) = await MapAsync(day);
        day.World.SetErpCreditLimit(account, 2_500m);
        await day.AddRowsAsync("customers.csv", "b2b,,4712,NOBODY", $"b2b,,4713,{account}");
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(2_500m, day.ReadCustomer(site).Limit);
        Assert.Equal(2_500m, day.ReadMetafield(shop).Limit);
        Assert.Equal(["account.not-in-erp customer 4712", "account.not-taken customer 4713"], await day.RecordsAsync("accounts/b2b"));
    }

    [Fact]
    public async Task R34_Groups_that_are_not_mapped_one_to_one_are_reported_and_nothing_follows()
    {
        await using var day = await StartAsync(new AccountPolicy { Every = Look });
        var (_, site, account) = await MapAsync(day);
        day.World.SetErpCreditLimit(account, 2_500m);
        await day.PassAsync(TimeSpan.FromHours(1));

        var customers = CustomerMap.Compile(new CustomerTable { Version = "1", Groups = [new(new ConnectionName("b2b"), "base", "RETAIL")] }).Value;
        var findings = await AccountFlow.CompareGroupsAsync(day.Store, new ConnectionName("b2b"), customers, ["RETAIL", "TRADE"]);

        Assert.Equal(
            [(CustomerGroupFindingKind.GroupUnmapped, "trade"), (CustomerGroupFindingKind.AccountGroupUnmapped, ""), (CustomerGroupFindingKind.GroupGone, "base")],
            findings.Select(static f => (f.Kind, f.Group)));
        Assert.Equal("active", day.ReadCustomer(site).Status);
    }

    private static Task<Day> StartAsync(AccountPolicy policy, Func<SimulationOptions, SimulationOptions>? configure = null) => B2BDay.StartAsync(
        services => services.AddAccounts([new(new ConnectionName("shop"), new ConnectionName("bc")), new(new ConnectionName("b2b"), new ConnectionName("bc"))], policy), configure);

    /// <summary>One business: a customer of the store and of the site, and one account of the ERP.</summary>
    private static async Task<(string Shop, string Site, string Account)> MapAsync(Day day)
    {
        var site = day.World.SparkLayer!.AddCustomer("""{"email":"buyer@example.com","external_id":"4711","status":"active","group":"trade","payment_on_account":{"credit_limit":800,"balance":0}}""");
        var (shop, account) = (day.World.Shop!.CustomerId, day.World.CustomerNumber);
        await day.AddRowsAsync("customers.csv", $"shop,,{shop},{account}", $"b2b,,4711,{account}");
        return (shop, site, account);
    }
}
