using System.Text.Json;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.Engine;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.B2BOrders;

/// <summary>An account's credit is given out to one order after the other, and counts what was released and is not invoiced.</summary>
public sealed class CreditFlowTests
{
    private static readonly CaseId Account = new(CreditFlow.FlowName, "bc:C-1");
    private readonly CreditFlow _flow = new(new Dictionary<ConnectionName, IErp>());
    private CaseText? _state;

    [Fact]
    public void R26_What_one_order_is_granted_the_next_does_not_get()
    {
        Hear(Asked("1", 60m));
        Hear(Asked("2", 60m));

        var answers = Answers(Hear(Read(2, limit: 100m)));

        Assert.Equal([("trade:1", 100m), ("trade:2", 40m)], answers.Select(static a => (a.Order, a.Available!.Value)));
    }

    [Fact]
    public void R26_Orders_in_flight_count_until_they_are_given_back()
    {
        Hear(Asked("1", 60m));
        Hear(Read(1, limit: 100m));
        Hear(Asked("2", 60m));
        Assert.Equal(40m, Answers(Hear(Read(2, limit: 100m)))[0].Available);

        Hear(new CreditInput.GivenBack(Key("1"), 1));
        Hear(Asked("2", 60m, number: 2));

        Assert.Equal(40m, Answers(Hear(Read(4, limit: 100m, balance: 60m)))[0].Available);
    }

    [Fact]
    public void R26_What_a_draft_was_granted_its_order_has_and_nobody_else_between_the_two()
    {
        Hear(Asked("draft-7", 60m));
        Hear(Read(1, limit: 100m));
        Hear(new CreditInput.Passed(Key("draft-7"), Key("7")));
        Hear(Asked("2", 60m));
        Assert.Equal(40m, Answers(Hear(Read(3, limit: 100m)))[0].Available);

        // The order asks for itself, for another sum: what it was passed does not count beside it.
        Hear(Asked("7", 70m));
        Assert.Equal(100m, Answers(Hear(Read(4, limit: 100m)))[0].Available);
        Hear(new CreditInput.GivenBack(Key("7"), 1));
        Hear(Asked("2", 60m, number: 2));
        Assert.Equal(100m, Answers(Hear(Read(6, limit: 100m)))[0].Available);
    }

    [Fact]
    public void R26_An_order_that_asked_before_its_draft_was_known_to_be_it_is_counted_once()
    {
        Hear(Asked("draft-7", 60m));
        Hear(Read(1, limit: 100m));
        Hear(Asked("7", 60m));
        Hear(new CreditInput.Passed(Key("draft-7"), Key("7")));

        Assert.Equal(100m, Answers(Hear(Read(3, limit: 100m)))[0].Available);
        Hear(Asked("2", 50m));
        Assert.Equal(40m, Answers(Hear(Read(4, limit: 100m)))[0].Available);
    }

    [Fact]
    public void What_was_passed_to_an_order_that_never_asked_is_given_back_by_it()
    {
        Hear(Asked("draft-7", 60m));
        Hear(Read(1, limit: 100m));
        Hear(new CreditInput.Passed(Key("draft-7"), Key("7")));

        Assert.True(Hear(new CreditInput.GivenBack(Key("7"), 1)).IsClosed);
    }

    [Fact]
    public void R26_A_reading_that_began_before_something_was_given_back_is_read_anew()
    {
        Hear(Asked("1", 60m));
        Hear(Read(1, limit: 100m));
        var asked = Hear(Asked("2", 60m));
        Hear(new CreditInput.GivenBack(Key("1"), 1));

        // Its balance does not show the invoice for which the first order gave its share back.
        var stale = Hear(Read(2, limit: 100m, balance: 0m));

        Assert.Empty(stale.Deliver);
        Assert.Equal("read 3", Assert.Single(stale.Effects).Id);
        Assert.Equal("read 2", Assert.Single(asked.Effects).Id);
    }

    [Fact]
    public void Who_only_asks_takes_nothing_and_what_a_person_decided_is_taken_whatever_is_left()
    {
        Hear(Asked("1", 60m, takes: false));
        Hear(Read(1, limit: 100m));
        Hear(new CreditInput.Asked(Key("2"), 1, new Money(150m, Given.Gbp), Given.Gbp, Takes: true) { IsForced = true });
        Assert.Equal(100m, Answers(Hear(Read(2, limit: 100m)))[0].Available);

        Hear(Asked("3", 10m));

        Assert.Equal(-50m, Answers(Hear(Read(3, limit: 100m)))[0].Available);
    }

    [Theory]
    [InlineData(true, 0, AccountState.Blocked)]
    [InlineData(false, 5, AccountState.Overdue)]
    [InlineData(false, 0, AccountState.Verified)]
    public void The_state_of_the_account_is_what_the_ERP_says(bool isBlocked, int overdue, AccountState expected)
    {
        Hear(Asked("1", 60m));

        var answer = Answers(Hear(new CreditInput.AccountRead(1, new ErpCustomer(new CustomerNumber("C-1"), isBlocked, CreditLimit.Unlimited, null) { Overdue = overdue })))[0];

        Assert.Equal((expected, true), (answer.State, answer.IsUnlimited));
    }

    [Fact]
    public void An_account_that_is_not_there_is_not_verified()
    {
        Hear(Asked("1", 60m));

        Assert.Equal(AccountState.Unverified, Answers(Hear(new CreditInput.AccountRead(1, null)))[0].State);
    }

    private static CreditInput.Asked Asked(string id, decimal total, int number = 1, bool takes = true) => new(Key(id), number, new Money(total, Given.Gbp), Given.Gbp, takes);

    private static CreditInput.AccountRead Read(int reading, decimal limit, decimal balance = 0m) => new(reading, new ErpCustomer(new CustomerNumber("C-1"), IsBlocked: false, CreditLimit.Of(limit), balance));

    private static OrderKey Key(string id) => new(new("trade"), id);

    private FlowStep Hear(CreditInput input)
    {
        var step = _flow.Decide(Account, _state, [new CaseText(JsonSerializer.Serialize(input, B2BJsonContext.Default.CreditInput), 1)], Given.T0, Knowledge());
        _state = new CaseText(step.State, 1);
        return step;
    }

    private Knowledge Knowledge() => _flow.ReadKnowledgeAsync(null!).AsTask().GetAwaiter().GetResult();

    private static List<(string Order, AccountState State, decimal? Available, bool IsUnlimited)> Answers(FlowStep step) =>
    [
        .. step.Deliver.Select(static m => (m.Case.Key, (StorefrontInput.CreditTold)((B2BInput.OfStorefront)JsonSerializer.Deserialize(m.Content, B2BJsonContext.Default.B2BInput)!).Content))
            .Select(static m => (m.Key, m.Item2.Account, m.Item2.Available?.Amount, m.Item2.IsUnlimited)),
    ];
}
