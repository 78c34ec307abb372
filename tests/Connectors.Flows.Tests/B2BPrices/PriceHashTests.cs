using Connectors.Domain.Documents;
using Connectors.Flows.B2BPrices;

namespace Connectors.Flows.Tests.B2BPrices;

/// <summary>What was told is remembered in eleven characters.</summary>
public sealed class PriceHashTests
{
    private static readonly B2BPriceBreak One = new(1, 9.6m);

    [Fact]
    public void The_same_prices_are_the_same_in_whatever_order_and_with_whatever_zeros() =>
        Assert.Equal(PriceHash.Of([One, new(10, 8.75m), new(1, 90m, "CASE")]), PriceHash.Of([new(1, 90.00m, "CASE"), new(10, 8.750m), new(1, 9.60m)]));

    [Fact]
    public void Every_part_of_a_price_makes_a_difference()
    {
        B2BPriceBreak[][] others = [[One with { Price = 9.61m }], [One with { Quantity = 2 }], [One with { Unit = "CASE" }], [One with { IncludesTax = true }], [One, new(10, 9.6m)], []];

        Assert.Equal(7, others.Select(PriceHash.Of).Append(PriceHash.Of([One])).Distinct().Count());
        Assert.Equal(11, PriceHash.Of([One]).Length);
        Assert.Equal(PriceHash.Nothing, PriceHash.Of([]));
    }
}
