using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Accounts;
using Connectors.Flows.Tests.Support;
using Connectors.Domain.Customers;

namespace Connectors.Flows.Tests.Accounts;

/// <summary>What is written over an account that was read, and what of it others changed.</summary>
public sealed class StoreWriteTests
{
    private static readonly DateTimeOffset Now = Given.T0.AddHours(1);
    private static readonly AccountFigures Wanted = new(2500m, 100m, IsBlocked: false);
    private static readonly AccountFigures Blocked = new(0m, 100m, IsBlocked: true);

    private AccountPolicy _policy = new();

    [Fact]
    public void What_stands_there_already_is_not_written()
    {
        var write = Decide(Wanted, Seen(2500m, 100m), null);

        Assert.True(write.Change.IsEmpty);
        Assert.Equal(Wanted, write.Told.Shows);
    }

    [Fact]
    public void A_balance_that_rose_a_moment_ago_is_not_lowered_and_one_that_rose_long_ago_is()
    {
        var before = Told(Wanted);

        var young = Decide(Wanted, Seen(2500m, 130m) with { ChangedAt = Now.AddMinutes(-14) }, before);
        var old = Decide(Wanted, Seen(2500m, 130m) with { ChangedAt = Now.AddMinutes(-15) }, before);
        var lower = Decide(Wanted with { Balance = 150m }, Seen(2500m, 130m) with { ChangedAt = Now }, before);

        Assert.Equal((null, 100m, 150m), (young.Change.Balance, old.Change.Balance, lower.Change.Balance));

        // It is not what is wanted yet, so that the next look plans it again.
        Assert.False(young.Told.Shows!.Satisfies(Wanted));
        Assert.All([young, old, lower], static w => Assert.Empty(w.Told.Drifts));
    }

    [Fact]
    public void R28_A_block_is_written_at_once_whatever_the_balance_waits_for()
    {
        var write = Decide(Blocked, Seen(2500m, 130m) with { ChangedAt = Now }, Told(Wanted));

        Assert.Equal((0m, null, null), (write.Change.CreditLimit, write.Change.Balance, write.Change.IsActive));
        Assert.Equal(2500m, write.Told.KeptLimit);
    }

    [Fact]
    public void A_login_that_a_person_switched_off_is_never_switched_on()
    {
        _policy = new AccountPolicy { SwitchesLoginsOff = true };
        var off = Decide(Blocked, Seen(2500m, 100m) with { IsActive = false }, Told(Wanted));
        Assert.Null(off.Change.IsActive);
        Assert.False(off.Told.IsTurnedOff);
        Assert.Null(Decide(Wanted, Seen(0m, 100m) with { IsActive = false }, off.Told).Change.IsActive);

        var ours = Decide(Blocked, Seen(2500m, 100m), Told(Wanted));
        Assert.False(ours.Change.IsActive);
        Assert.True(Decide(Wanted, Seen(0m, 100m) with { IsActive = false }, ours.Told).Change.IsActive);
    }

    [Fact]
    public void A_login_that_an_attempt_of_ours_switched_off_is_ours_although_the_answer_was_lost()
    {
        _policy = new AccountPolicy { SwitchesLoginsOff = true };
        var again = Decide(Blocked, Seen(0m, 100m) with { IsActive = false }, Told(Wanted), mayBeOurs: true);

        Assert.True(again.Change.IsEmpty);
        Assert.True(again.Told.IsTurnedOff);
        Assert.Empty(again.Told.Drifts);
    }

    [Fact]
    public void Orders_raise_a_balance_and_people_lower_it()
    {
        var before = Told(Wanted);

        Assert.Empty(Decide(Wanted with { Balance = 180m }, Seen(2500m, 150m), before).Told.Drifts);
        Assert.Equal([new SeenDrift("balance", "20", "100")], Decide(Wanted with { Balance = 180m }, Seen(2500m, 20m), before).Told.Drifts);
        Assert.Equal([new SeenDrift("credit limit", "none", "2500")], Decide(Wanted, Seen(null, 100m), before).Told.Drifts);
    }

    [Fact]
    public void What_a_lost_attempt_may_have_written_is_nobodys_edit()
    {
        var lost = Told(Wanted) with { Wanted = new AccountFigures(3000m, 90m, IsBlocked: false), IsOpen = true };

        Assert.Empty(Decide(Wanted with { Limit = 3500m }, Seen(3000m, 90m), lost).Told.Drifts);
        Assert.Single(Decide(Wanted with { Limit = 3500m }, Seen(3001m, 90m), lost).Told.Drifts);
    }

    [Fact]
    public void A_limit_and_a_balance_that_nobody_asked_for_are_left()
    {
        var write = Decide(new AccountFigures(null, null, IsBlocked: false), Seen(800m, 5m), null);

        Assert.True(write.Change.IsEmpty);
        Assert.Equal((800m, 5m), (write.Told.Shows!.Limit, write.Told.Shows.Balance));
    }

    private StoreWrite Decide(AccountFigures wanted, B2BAccount seen, ToldAccount? before, bool mayBeOurs = false) => StoreWrite.Of(
        new PlannedAccount("4711", new CustomerNumber("C10"), wanted) { Before = before },
        seen,
        mayBeOurs,
        new AccountContext(
            new AccountRoute(new ConnectionName("shop"), Given.Bc), _policy, new B2BAccountCapabilities { SetsStatus = true }, Given.Compiled(CustomerMap.Compile(new CustomerTable { Version = "1" }))),
        Now);

    private static B2BAccount Seen(decimal? limit, decimal? balance) => new() { CustomerId = "4711", CreditLimit = limit, Balance = balance, IsActive = true, ChangedAt = Given.T0 };

    private static ToldAccount Told(AccountFigures shows) => new() { CustomerId = "4711", Account = new CustomerNumber("C10"), Wanted = shows, Shows = shows, At = Given.T0 };
}
