using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Accounts;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Accounts;

/// <summary>What an account of a store is to say, by what the ERP says.</summary>
public sealed class AccountTargetTests
{
    private static readonly CustomerNumber Number = new("C10");
    private static readonly CustomerRow Row = new(new ConnectionName("shop"), null, "4711", Number);
    private static readonly UninvoicedOrder Order = new(Number, "shop:1001", new Money(120m, Given.Gbp));

    private readonly LookFindings.Collector _findings = new();
    private AccountPolicy _policy = new();

    private IEnumerable<string> Reasons => _findings.ToFindings().Shown.Select(static f => f.Why.Reason.Code);

    public static TheoryData<string, decimal, bool> Unclear => new() { { "limited", 0m, true }, { "limited", -5m, true }, { "not-said", 0m, true }, { "unlimited", 0m, true }, { "limited", 0.01m, false } };

    [Theory]
    [MemberData(nameof(Unclear))]
    public void R28_A_limit_of_zero_none_and_not_said_are_never_written(string kind, decimal amount, bool isUnclear)
    {
        var limit = kind switch { "limited" => CreditLimit.Of(amount), "unlimited" => CreditLimit.Unlimited, _ => CreditLimit.NotSaid };

        var wanted = Of(new ErpCustomer(Number, false, limit, 5m));

        Assert.Equal(isUnclear ? null : amount, wanted!.Limit);
        Assert.Equal(isUnclear ? [ReasonCatalogue.AccountLimitUnclear.Code] : [], Reasons);
    }

    [Fact]
    public void R28_Any_block_is_a_limit_of_zero_whatever_the_limit_is()
    {
        Assert.Equal(new AccountFigures(0m, 5m, true), Of(new ErpCustomer(Number, true, CreditLimit.NotSaid, 5m)));
        Assert.Equal(new AccountFigures(0m, 0m, true), Of(new ErpCustomer(Number, true, CreditLimit.Of(9m), -5m)));
        Assert.Equal(new AccountFigures(0m, null, true), Of(new ErpCustomer(Number, true, CreditLimit.Of(9m), null)));
        Assert.Equal([ReasonCatalogue.AccountBalanceUnknown.Code], Reasons);
    }

    [Fact]
    public void After_a_block_of_an_account_without_a_limit_the_one_that_stood_there_is_back()
    {
        _policy = new AccountPolicy { UnlimitedGroups = ["key"] };
        var told = new ToldAccount { CustomerId = "4711", Account = Number, Wanted = new(0m, 5m, true), Shows = new(0m, 5m, true), KeptLimit = 7000m, Group = "key" };

        Assert.Equal(7000m, Of(new ErpCustomer(Number, false, CreditLimit.Unlimited, 5m), told)!.Limit);
        Assert.Empty(Reasons);
    }

    [Fact]
    public void An_order_that_was_invoiced_in_part_and_is_gone_takes_no_more_credit_and_one_that_is_not_there_yet_takes_all_of_it()
    {
        var there = new ErpOrder { Id = "1", Number = "SO-1", ExternalNumber = "shop:1001" };
        Assert.Equal(120m, AccountTargets.OpenOf(Order, new LookupResult<ErpOrder>.Found(there), null));
        Assert.Equal(50m, AccountTargets.OpenOf(Order, new LookupResult<ErpOrder>.Found(there), 70m));
        Assert.Equal(0m, AccountTargets.OpenOf(Order, new LookupResult<ErpOrder>.Found(there), 500m));
        Assert.Null(AccountTargets.OpenOf(Order, new LookupResult<ErpOrder>.Found(there with { IsInvoiced = true }), 70m));
        Assert.Null(AccountTargets.OpenOf(Order, new LookupResult<ErpOrder>.Absent(), 70m));
        Assert.Equal(120m, AccountTargets.OpenOf(Order, new LookupResult<ErpOrder>.Absent(), null));
        Assert.Equal(50m, AccountTargets.OpenOf(Order, new LookupResult<ErpOrder>.CannotTell("two"), 70m));
    }

    [Fact]
    public void Orders_count_on_top_of_what_the_ERP_has_booked_and_one_in_another_currency_makes_the_balance_unknown()
    {
        var targets = Targets();
        targets.Hear(Order, 120m);
        targets.Hear(Order with { ExternalNumber = "shop:1002" }, 30m);
        Assert.Equal(155m, targets.Of(Row, Found(new ErpCustomer(Number, false, CreditLimit.Of(900m), 5m)), null)!.Balance);

        targets.Hear(Order with { Total = new Money(1m, CurrencyCode.Eur) }, 1m);
        targets.Hear(Order, 1m);
        Assert.Null(targets.Of(Row, Found(new ErpCustomer(Number, false, CreditLimit.Of(900m), 5m)), null)!.Balance);
    }

    [Fact]
    public void R31_An_account_that_the_ERP_does_not_have_says_nothing()
    {
        Assert.Null(Targets().Of(Row, new LookupResult<ErpCustomer>.Absent(), null));
        Assert.Null(Targets().Of(Row, new LookupResult<ErpCustomer>.CannotTell("two"), null));
        Assert.All(Reasons, static r => Assert.Equal(ReasonCatalogue.AccountNotInErp.Code, r));
    }

    [Fact]
    public void What_was_refused_a_moment_ago_is_told_to_a_person_and_written_when_it_changes_or_later()
    {
        var wanted = new AccountFigures(900m, 5m, false);
        var told = new ToldAccount { CustomerId = "4711", Account = Number, Wanted = wanted, At = Given.T0, Refused = "no such customer" };

        Assert.False(Targets().IsToWrite(wanted, told));
        Assert.Equal([ReasonCatalogue.AccountNotTaken.Code], Reasons);
        Assert.True(Targets().IsToWrite(wanted with { Balance = 6m }, told));
        Assert.True(Targets().IsToWrite(wanted, told with { At = Given.T0.AddHours(-1) }));
        Assert.True(Targets().IsToWrite(wanted, told with { IsOpen = true }));
        Assert.True(Targets().IsToWrite(wanted, null));
    }

    [Fact]
    public void R57_An_order_of_a_business_is_written_to_the_table_of_its_ERP_for_as_long_as_it_may_not_be_invoiced()
    {
        var (order, sales) = (OrderKey.Parse("shop:1001"), new OrderStory().AtWarehouse().State.BackOffice.SalesOrder! with { Origin = Origin.B2B });
        var taken = new BackOfficeState { SalesOrder = sales, Reserved = [new ReservedGoods(new OrderLineId("L1"), new Sku("SKU-1"), 1m)] };
        var booked = taken with { Reserved = [], Erp = Given.ErpOrder() };

        var row = Assert.Single(UninvoicedOrders.Changes(Given.Bc, order, new(), taken));
        Assert.NotNull(row.Content);
        Assert.Equal(("account-orders/bc", "shop:1001"), (row.Table, row.Key));
        Assert.Empty(UninvoicedOrders.Changes(Given.Bc, order, taken, booked));
        Assert.Null(Assert.Single(UninvoicedOrders.Changes(Given.Bc, order, booked, booked with { IsErpCancelled = true })).Content);
        Assert.Null(Assert.Single(UninvoicedOrders.Changes(Given.Bc, order, booked, booked with { Erp = Given.ErpOrder() with { IsInvoiced = true } })).Content);
        Assert.Null(Assert.Single(UninvoicedOrders.Changes(Given.Bc, order, taken, taken with { Reserved = [] })).Content);
        Assert.Empty(UninvoicedOrders.Changes(Given.Bc, order, new(), taken with { SalesOrder = sales with { Origin = Origin.Marketplace } }));
    }

    private AccountFigures? Of(ErpCustomer account, ToldAccount? told = null) => Targets().Of(Row, Found(account), told);

    private static LookupResult<ErpCustomer> Found(ErpCustomer account) => new LookupResult<ErpCustomer>.Found(account);

    private AccountTargets Targets() => new(
        new AccountContext(new AccountRoute(new ConnectionName("shop"), Given.Bc), _policy, new B2BAccountCapabilities(), Given.Compiled(CustomerMap.Compile(new CustomerTable { Version = "1", Rows = [Row] }))),
        Given.T0.AddMinutes(30),
        _findings);
}
