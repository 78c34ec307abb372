using Connectors.Domain.Ports;
using Connectors.Shopify.Models;

namespace Connectors.Shopify.Tests;

/// <summary>Which fulfilment orders goods leave from, and whether a lost call has told it already.</summary>
public sealed class FulfillmentTests
{
    private static readonly LineQuantity[] TwoTaps = [new("tap", 2)];

    [Fact]
    public void Units_are_taken_from_fulfilment_orders_that_let_them_leave_one_location_a_part()
    {
        var plan = FulfillmentPlan.Of([Order("1", "L1", 2), Order("2", "L2", 5), Order("3", "L1", 1), Order("4", "L1", 9, canLeave: false)], [new("tap", 8)]);

        Assert.Equal([["1", "3"], ["2"]], plan.Parts.Select(static part => part.Select(static o => o.FulfillmentOrderId).ToArray()).ToArray());
        Assert.Equal([2, 1, 5], plan.Parts.SelectMany(static p => p).SelectMany(static o => o.Lines).Select(static l => l.Quantity));
        Assert.Empty(plan.Missing);
    }

    [Fact]
    public void Units_that_nothing_lets_leave_are_missing_and_never_sent_from_elsewhere()
    {
        var plan = FulfillmentPlan.Of([Order("1", "L1", 2), Order("2", "L2", 5)], [new("tap", 3), new("bath", 1)], "L1");

        Assert.Equal([new LineQuantity("tap", 1), new LineQuantity("bath", 1)], plan.Missing);
        Assert.Equal("1", Assert.Single(Assert.Single(plan.Parts)).FulfillmentOrderId);
    }

    [Fact]
    public void The_same_units_under_the_same_number_are_ours_however_it_is_written() =>
        Assert.IsType<LookupResult<Fulfillment>.Found>(FulfillmentLookup.Find([Made("f1", 2, "1550 123 abc")], TwoTaps, ["1550123ABC"]));

    [Fact]
    public void Nothing_like_it_is_absent() =>
        Assert.IsType<LookupResult<Fulfillment>.Absent>(FulfillmentLookup.Find([Made("f1", 1, "OTHER"), Made("f2", 2, "1550", FulfillmentStatus.Cancelled)], TwoTaps, ["1550"]));

    [Theory]
    [InlineData(1, "1550")]
    [InlineData(2, null)]
    public void One_of_two_is_a_persons_to_judge(int quantity, string? number) =>
        Assert.IsType<LookupResult<Fulfillment>.CannotTell>(FulfillmentLookup.Find([Made("f1", quantity, number)], TwoTaps, ["1550"]));

    [Fact]
    public void Two_that_look_alike_are_a_persons_to_judge_unless_one_is_known_to_be_anothers()
    {
        Fulfillment[] both = [Made("f1", 2, "1550"), Made("f2", 2, "1550")];

        Assert.IsType<LookupResult<Fulfillment>.CannotTell>(FulfillmentLookup.Find(both, TwoTaps, ["1550"]));
        Assert.Equal("f2", Assert.IsType<LookupResult<Fulfillment>.Found>(FulfillmentLookup.Find(both, TwoTaps, ["1550"], ["f1"])).Value.Id);
    }

    private static FulfillmentOrder Order(string id, string location, int remaining, bool canLeave = true) => new()
    {
        Id = id,
        AssignedLocation = new() { Location = new() { Id = location } },
        SupportedActions = canLeave ? [new() { Action = FulfillmentOrderAction.CreateFulfillment }] : [new() { Action = FulfillmentOrderAction.ReleaseHold }],
        LineItems = new() { Nodes = [new() { Id = id + "-line", RemainingQuantity = remaining, TotalQuantity = 9, LineItem = new() { Id = "tap" } }] },
    };

    private static Fulfillment Made(string id, int quantity, string? number, FulfillmentStatus? status = null) => new()
    {
        Id = id,
        Status = status ?? FulfillmentStatus.Success,
        TrackingInfo = number is null ? [] : [new() { Number = number }],
        FulfillmentLineItems = new() { Nodes = [new() { Id = id + "-line", Quantity = quantity, LineItem = new() { Id = "tap" } }] },
    };
}
