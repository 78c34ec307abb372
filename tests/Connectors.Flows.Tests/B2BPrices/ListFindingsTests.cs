using Connectors.Domain.Reasons;
using Connectors.Flows.B2BPrices;

namespace Connectors.Flows.Tests.B2BPrices;

/// <summary>Fifty thousand rows that are refused are not as many records (R40).</summary>
public sealed class ListFindingsTests
{
    [Fact]
    public void R40_A_few_are_a_record_each_and_many_are_one_that_says_how_many()
    {
        var few = Refused(5);
        Assert.Equal(["list trade SKU 0", "list trade SKU 1", "list trade SKU 2", "list trade SKU 3", "list trade SKU 4"], few.ToProblems().Select(static p => p.Subject));

        var many = Assert.Single(Refused(50_000).ToProblems());
        Assert.Equal(("list trade", "price.row-refused", false), (many.Subject, many.Why.Reason.Code, many.Holds));
        Assert.Contains(many.Why.Facts, static f => f is { Name: "SKUs", Value: "50000" });
        Assert.Contains(many.Why.Facts, static f => f is { Name: "list trade SKU 4", Value: "the store's words: no 4" });
    }

    [Fact]
    public void R40_Findings_of_parts_add_up_and_other_reasons_stay_apart()
    {
        var all = Refused(4).Add(Refused(3)).Add("list trade", new Refusal { Reason = ReasonCatalogue.PriceJump, Message = "It jumps.", Remedy = "Stop it." });

        Assert.Equal([7, 1], all.Groups.Select(static g => g.Count));
        Assert.Equal(FindingGroup.MostAlone, all.Groups[0].Shown.Count);
    }

    private static ListFindings Refused(int count) => Enumerable.Range(0, count).Aggregate(new ListFindings("trade", []), static (all, n) => all.Add(
        $"list trade SKU {n}", new Refusal { Reason = ReasonCatalogue.PriceRowRefused, Message = "It is not taken.", Remedy = "Mend it.", Facts = [new Fact("SKU", $"{n}"), new Fact("the store's words", $"no {n}")] }));
}
