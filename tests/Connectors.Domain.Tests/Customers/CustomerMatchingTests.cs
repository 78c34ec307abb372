using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Customers;

public sealed class CustomerMatchingTests
{
    private static readonly ConnectionName Store = new("store");
    private static readonly AutoCreatePolicy UpTo500 = new("B2B-UK", Pounds(500m));
    private static readonly Buyer New = new() { Connection = Store, CustomerId = "co-2", Name = "Sample Builders Ltd" };

    private readonly CustomerMap _customers = Expect.Compiled(CustomerMap.Compile(new CustomerTable
    {
        Version = "k1",
        Rows = [new CustomerRow(Store, null, "co-1", new CustomerNumber("C-100"))],
    }));

    [Fact]
    public void R31_a_known_company_is_booked_on_its_account()
    {
        var match = new CustomerMatching(_customers, UpTo500).Match(New with { CustomerId = "co-1" }, Pounds(9999m)).Value;

        Assert.True(match.IsKnown);
        Assert.Equal((new CustomerNumber("C-100"), null), (match.Customer, match.Proposal));
    }

    [Fact]
    public void R32_an_unknown_company_waits_for_a_person_by_default()
    {
        var refusal = Expect.Refused(new CustomerMatching(_customers).Match(New, Pounds(1m)), ReasonCatalogue.CustomerUnmapped);

        Assert.Equal("co-2", Expect.Fact(refusal, "customer id"));
        Assert.DoesNotContain("Sample", $"{refusal.Message} {string.Join(' ', refusal.Facts)}", StringComparison.Ordinal);
    }

    [Fact]
    public void R32_an_unknown_company_is_proposed_from_the_template_within_the_limit()
    {
        var match = new CustomerMatching(_customers, UpTo500).Match(New, Pounds(500m)).Value;

        Assert.False(match.IsKnown);
        Assert.Equal(("store:co-2", "B2B-UK", New), (match.Proposal.Key, match.Proposal.Template, match.Proposal.Buyer));
    }

    [Fact]
    public void R32_above_the_limit_a_person_decides() => Assert.Equal("the order is above the limit", Obstacle(New, Pounds(500.01m)));

    [Fact]
    public void R32_in_another_currency_a_person_decides() =>
        Assert.Equal("the order is in another currency than the limit", Obstacle(New, new Money(1m, CurrencyCode.Eur)));

    [Fact]
    public void R32_without_id_or_name_a_person_decides()
    {
        Assert.Equal("the buyer has no customer id", Obstacle(New with { CustomerId = "" }, Pounds(1m)));
        Assert.Equal("the buyer has no name", Obstacle(New with { Name = " " }, Pounds(1m)));
        Assert.Equal("an e-mail address is no customer id", Obstacle(New with { CustomerId = "relay-1@example.invalid" }, Pounds(1m)));
    }

    [Fact]
    public void R33_no_other_account_stands_in_unless_the_table_names_it_for_any_buyer()
    {
        var withDefault = Expect.Compiled(CustomerMap.Compile(new CustomerTable { Version = "k2", Rows = [new CustomerRow(Store, null, null, new CustomerNumber("C-ANY"))] }));

        Expect.Refused(new CustomerMatching(_customers).Match(New, Pounds(1m)), ReasonCatalogue.CustomerUnmapped);
        Assert.Equal(new CustomerNumber("C-ANY"), new CustomerMatching(withDefault).Match(New, Pounds(1m)).Value.Customer);
    }

    [Fact]
    public void R33_no_account_that_the_table_does_not_give_the_buyer_is_ever_answered()
    {
        var cases =
            from mapped in Gen.Choose(0, 20).ArrayOf()
            from id in Gen.Choose(0, 20)
            from creates in Gen.Elements(true, false)
            select (Mapped: mapped.Distinct().ToArray(), Id: id, Policy: creates ? UpTo500 : null);

        Expect.ForAll(cases, c =>
        {
            var customers = Expect.Compiled(CustomerMap.Compile(new CustomerTable
            {
                Version = "k3",
                Rows = [.. c.Mapped.Select(static m => new CustomerRow(Store, null, $"co-{m}", new CustomerNumber($"C-{m}")))],
            }));

            var match = new CustomerMatching(customers, c.Policy).Match(New with { CustomerId = $"co-{c.Id}" }, Pounds(1m));

            var account = match.IsOk ? match.Value.Customer : null;
            Assert.Equal(c.Mapped.Contains(c.Id) ? new CustomerNumber($"C-{c.Id}") : null, account);
        });
    }

    [Fact]
    public void R34_groups_that_are_not_one_to_one_are_reported()
    {
        var customers = Expect.Compiled(CustomerMap.Compile(new CustomerTable
        {
            Version = "k4",
            Groups = [Group("trade", "TRADE"), Group("builders", "TRADE"), Group("old", "OLD"), Group("gold", "GOLD")],
        }));

        Assert.Equal(
            [
                new CustomerGroupFinding(CustomerGroupFindingKind.AccountGroupShared, "builders", "TRADE"),
                new CustomerGroupFinding(CustomerGroupFindingKind.AccountGroupShared, "trade", "TRADE"),
                new CustomerGroupFinding(CustomerGroupFindingKind.GroupUnmapped, "schools", ""),
                new CustomerGroupFinding(CustomerGroupFindingKind.AccountGroupUnmapped, "", "EXPORT"),
                new CustomerGroupFinding(CustomerGroupFindingKind.AccountGroupUnmapped, "", "SCHOOL"),
                new CustomerGroupFinding(CustomerGroupFindingKind.GroupGone, "old", "OLD"),
                new CustomerGroupFinding(CustomerGroupFindingKind.AccountGroupGone, "old", "OLD"),
            ],
            customers.CompareGroups(Store, ["trade", "builders", "gold", "schools"], ["TRADE", "GOLD", "SCHOOL", "EXPORT"]));
        Assert.Empty(customers.CompareGroups(new ConnectionName("other"), [], []));
    }

    [Fact]
    public void R34_a_one_to_one_mapping_has_no_findings_in_any_order() =>
        Expect.ForAll(
            from names in Gen.Choose(0, 30).ArrayOf()
            let distinct = names.Distinct().ToArray()
            from groups in Expect.Shuffled(distinct)
            from accounts in Expect.Shuffled(distinct)
            select (distinct, groups, accounts),
            c => Assert.Empty(Expect.Compiled(CustomerMap.Compile(new CustomerTable { Version = "k5", Groups = [.. c.distinct.Select(static n => Group($"g{n}", $"A{n}"))] }))
                .CompareGroups(Store, [.. c.groups.Select(static n => $"g{n}")], [.. c.accounts.Select(static n => $"A{n}")])));

    [Fact]
    public void R34_one_group_for_two_account_groups_is_a_mistake_of_the_table() =>
        Assert.Equal(
            ["2 Group.Group", "3 Group.AccountGroup", "4 Group.Connection", "4 Group.Group"],
            Expect.RowErrors(CustomerMap.Compile(new CustomerTable
            {
                Version = "k6", Groups = [Group("trade", "TRADE"), Group("trade", "GOLD"), Group("gold", ""), new CustomerGroupRow(default, "", "GOLD")],
            })));

    [Fact]
    public void R35_a_thousand_orders_with_rotating_addresses_make_one_customer_for_each_customer_id()
    {
        var matching = new CustomerMatching(_customers, UpTo500);

        var keys = Enumerable.Range(0, 1000)
            .Select(static order => New with { CustomerId = $"shopper-{order % 37}", Address = new PostalAddress { Email = $"relay-{order}@example.invalid" } })
            .Select(buyer => matching.Match(buyer, Pounds(10m)).Value.Proposal!.Key)
            .Distinct();

        Assert.Equal(37, keys.Count());
    }

    [Fact]
    public void R35_an_email_address_is_no_customer_id_and_is_not_shown()
    {
        var refusal = Expect.Refused(
            new CustomerMatching(_customers, UpTo500).Match(New with { CustomerId = "relay-1@example.invalid" }, Pounds(1m)),
            ReasonCatalogue.CustomerUnmapped);

        Assert.DoesNotContain("relay-1", $"{refusal.Message} {string.Join(' ', refusal.Facts)}", StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_can_log_a_buyer_by_mistake()
    {
        var proposal = new CustomerProposal { Buyer = New with { Address = new PostalAddress { Line1 = "1 Sample Street" } }, Template = "B2B-UK" };

        Assert.Equal(("[personal data]", "store:co-2"), (proposal.Buyer.ToString(), proposal.ToString()));
        Assert.DoesNotContain("Sample", new CustomerMatch(null, proposal).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_match_needs_a_buyer() => Assert.Throws<ArgumentNullException>(() => new CustomerMatching(_customers).Match(null!, Pounds(1m)));

    [Fact]
    public void A_policy_without_template_is_refused() => Assert.Throws<ArgumentException>(() => new AutoCreatePolicy(" ", Pounds(1m)));

    private static CustomerGroupRow Group(string group, string accountGroup) => new(Store, group, accountGroup);

    private static Money Pounds(decimal amount) => new(amount, CurrencyCode.Gbp);

    private string Obstacle(Buyer buyer, Money order) =>
        Expect.Fact(Expect.Refused(new CustomerMatching(_customers, UpTo500).Match(buyer, order), ReasonCatalogue.CustomerUnmapped), "not created because");
}
