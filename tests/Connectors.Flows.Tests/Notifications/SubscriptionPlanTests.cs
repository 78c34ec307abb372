using Connectors.Domain.Ports;
using Connectors.Flows.Notifications;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Notifications;

/// <summary>What is made, renewed and ended, of whatever an ERP shows.</summary>
public sealed class SubscriptionPlanTests
{
    private const string Orders = "companies(1)/salesOrders";
    private const string Invoices = "companies(1)/salesInvoices";

    private static readonly ErpNotificationCapabilities Abilities = new() { Lasts = TimeSpan.FromDays(3), MostSubscriptions = 5 };

    private static DateTimeOffset Now => Given.T0;

    [Fact]
    public void What_is_wanted_and_not_there_is_made() => Assert.Equal([Invoices, Orders], For(Known(Orders, Invoices)).Subscribe);

    [Fact]
    public void Nothing_is_wanted_and_nothing_is_there() => AssertNothing(For(Known()));

    [Fact]
    public void What_was_made_today_stays_as_it_is() => AssertNothing(For(Known(Orders) with { Ours = [Kept("1", lasts: 2.5)] }));

    [Theory]
    [InlineData(2.0)]
    [InlineData(1.9)]
    [InlineData(0.01)]
    public void What_was_made_a_day_ago_or_earlier_is_renewed(double lasts)
    {
        var plan = For(Known(Orders) with { Ours = [Kept("1", lasts)] });

        Assert.Equal("1", Assert.Single(plan.Renew).Id);
        Assert.Empty(plan.Subscribe);
        Assert.Empty(plan.End);
    }

    [Fact]
    public void What_is_over_is_ended_and_made_anew()
    {
        var plan = For(Known(Orders) with { Ours = [Kept("1", lasts: 0)] });

        Assert.Equal((Orders, "1"), (Assert.Single(plan.Subscribe), Assert.Single(plan.End).Id));
        Assert.Empty(plan.Renew);
    }

    [Fact]
    public void One_with_a_secret_that_is_no_longer_in_force_is_given_the_new_one_at_once() =>
        Assert.Single(For(Known(Orders) with { Ours = [Kept("1", lasts: 2.9) with { Seen = Seen("1", 2.9) with { HasSecret = false } }] }).Renew);

    [Fact]
    public void One_whose_secret_the_ERP_does_not_show_is_good() =>
        AssertNothing(For(Known(Orders) with { Ours = [new KeptSubscription(Seen("1", 2.9) with { HasSecret = null })] }));

    [Fact]
    public void What_was_renewed_a_moment_ago_is_not_renewed_again_whatever_the_ERP_shows() =>
        AssertNothing(For(Known(Orders) with { Ours = [new KeptSubscription(Seen("1", 0.5) with { HasSecret = false }) { MadeAt = Now.AddMinutes(-1) }] }));

    [Fact]
    public void A_clock_that_was_set_back_does_not_keep_one_from_being_renewed() =>
        Assert.Single(For(Known(Orders) with { Ours = [new KeptSubscription(Seen("1", 0.5)) { MadeAt = Now.AddDays(9) }] }).Renew);

    [Fact]
    public void One_that_tells_no_end_is_renewed_every_day()
    {
        var untold = Seen("1", 1) with { ExpiresAt = null };

        Assert.Single(For(Known(Orders) with { Ours = [new KeptSubscription(untold)] }).Renew);
        Assert.Single(For(Known(Orders) with { Ours = [new KeptSubscription(untold) { MadeAt = Now.AddDays(-1) }] }).Renew);
        AssertNothing(For(Known(Orders) with { Ours = [new KeptSubscription(untold) { MadeAt = Now.AddHours(-23) }] }));
    }

    [Fact]
    public void One_of_ours_that_is_no_longer_wanted_is_ended()
    {
        var plan = For(Known(Orders) with { Ours = [Kept("1", 2.9), Kept("2", 2.9, Invoices)] });

        Assert.Equal("2", Assert.Single(plan.End).Id);
    }

    [Fact]
    public void Two_hosts_that_made_the_same_at_once_keep_the_same_one_in_whatever_order_they_see_them()
    {
        KeptSubscription[] both = [Kept("2", 2.9), Kept("1", 2.9), Kept("3", 2.8)];

        var one = For(Known(Orders) with { Ours = both });
        var other = For(Known(Orders) with { Ours = [.. both.Reverse()] });

        Assert.Equal(["2", "3"], one.End.Select(static s => s.Id).Order(StringComparer.Ordinal));
        Assert.Equal(one.End.Select(static s => s.Id).Order(StringComparer.Ordinal), other.End.Select(static s => s.Id).Order(StringComparer.Ordinal));
        Assert.Empty(one.Subscribe);
    }

    [Fact]
    public void Resources_are_the_same_in_whatever_case_the_ERP_keeps_them() =>
        AssertNothing(For(Known(Orders) with { Ours = [Kept("1", 2.9, Orders.ToUpperInvariant())] }));

    [Fact]
    public void What_others_have_takes_room_and_what_finds_none_is_told()
    {
        var plan = For(Known(Orders, Invoices) with { Others = 4 });

        Assert.Equal((Invoices, Orders), (Assert.Single(plan.Subscribe), Assert.Single(plan.NoRoom)));
        Assert.Equal([Invoices, Orders], For(Known(Orders, Invoices) with { Others = 9 }).NoRoom);
        Assert.Empty(SubscriptionPlan.For(Known(Orders, Invoices) with { Others = 9 }, Abilities with { MostSubscriptions = null }, Now).NoRoom);
    }

    [Fact]
    public void What_was_made_and_does_not_show_is_not_made_again_within_a_day()
    {
        AssertNothing(For(Known(Orders) with { Made = [new MadeSubscription(Orders, Now.AddHours(-23))] }));
        Assert.Single(For(Known(Orders) with { Made = [new MadeSubscription(Orders, Now.AddDays(-1))] }).Subscribe);
        Assert.Single(For(Known(Orders) with { Made = [new MadeSubscription(Orders, Now.AddDays(1))] }).Subscribe);
    }

    private static SubscriptionPlan For(SubscriptionState known) => SubscriptionPlan.For(known, Abilities, Now);

    private static SubscriptionState Known(params string[] wanted) => new() { LookedAt = Now, Wanted = wanted };

    private static KeptSubscription Kept(string id, double lasts, string resource = Orders) => new(Seen(id, lasts, resource));

    private static ErpSubscription Seen(string id, double lasts, string resource = Orders) => new(id, resource) { IsOurs = true, HasSecret = true, ExpiresAt = Now.AddDays(lasts) };

    private static void AssertNothing(SubscriptionPlan plan) => Assert.Equal((0, 0, 0, 0), (plan.Subscribe.Count, plan.Renew.Count, plan.End.Count, plan.NoRoom.Count));
}
