using Connectors.Domain.Ports;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

public class ReturnLookupTests
{
    private static readonly DateTimeOffset Began = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_return_of_the_same_lines_made_since_is_the_one() => Assert.Equal(["r"], Found(Look(Sent(), Made("r", Began, null, "A-1"))));

    [Fact]
    public void One_return_for_each_order_makes_the_whole() =>
        Assert.Equal(["a", "b"], Found(Look(Sent(lines: ["A-1", "B-1"]), Made("b", Began.AddSeconds(1), null, "B-1"), Made("a", Began, null, "A-1"))));

    [Fact]
    public void Some_of_the_lines_prove_nothing() =>
        Assert.IsType<LookupResult<IReadOnlyList<Return>>.CannotTell>(Look(Sent(lines: ["A-1", "B-1"]), Made("a", Began, null, "A-1")));

    [Fact]
    public void No_return_means_it_did_not_happen() => Assert.IsType<LookupResult<IReadOnlyList<Return>>.Absent>(Look(Sent()));

    [Fact]
    public void A_return_of_other_lines_quantities_or_reasons_is_another()
    {
        var made = Made("r", Began, null, "A-1");

        Assert.IsType<LookupResult<IReadOnlyList<Return>>.Absent>(Look(Sent(), Made("r", Began, null, "A-1", "A-2")));
        Assert.IsType<LookupResult<IReadOnlyList<Return>>.Absent>(Look(Sent(), made with { ReturnLines = [made.ReturnLines[0] with { Quantity = 2 }] }));
        Assert.IsType<LookupResult<IReadOnlyList<Return>>.Absent>(Look(Sent(), made with { ReturnLines = [made.ReturnLines[0] with { ReasonCode = ReturnReason.Warranty }] }));
        Assert.IsType<LookupResult<IReadOnlyList<Return>>.Absent>(Look(Sent(), made with { ReturnLines = [] }));
    }

    [Fact]
    public void The_number_tells_whatever_the_clocks_say()
    {
        Assert.Equal(["r"], Found(Look(Sent("RMA-1"), Made("r", Began.AddDays(-1), "RMA-1", "A-1"))));
        Assert.IsType<LookupResult<IReadOnlyList<Return>>.Absent>(Look(Sent("RMA-1"), Made("r", Began, "RMA-2", "A-1")));
    }

    [Theory]
    [InlineData(-6, "absent")]
    [InlineData(-4, "cannot tell")]
    [InlineData(null, "cannot tell")]
    public void Without_a_number_only_a_return_made_since_is_the_one(int? minutes, string answer)
    {
        var look = Look(Sent(), Made("r", minutes is { } m ? Began.AddMinutes(m) : null, null, "A-1"));

        Assert.Equal(answer, look is LookupResult<IReadOnlyList<Return>>.Absent ? "absent" : look is LookupResult<IReadOnlyList<Return>>.CannotTell ? "cannot tell" : "found");
    }

    private static IEnumerable<string> Found(LookupResult<IReadOnlyList<Return>> look) => Assert.IsType<LookupResult<IReadOnlyList<Return>>.Found>(look).Value.Select(static r => r.Id);

    private static LookupResult<IReadOnlyList<Return>> Look(NewReturn sent, params Return[] returns) => ReturnLookup.Among(returns, sent, Began);

    private static NewReturn Sent(string? rma = null, params string[] lines) => new()
    {
        OrderCommercialId = "A",
        MethodCode = ReturnMethod.ByMail,
        Rma = rma,
        ReturnLines = [.. (lines is [] ? ["A-1"] : lines).Select(static id => new NewReturnLine(id, 1, ReturnReason.ChangedMind))],
    };

    private static Return Made(string id, DateTimeOffset? at, string? rma, params string[] lines) => new()
    {
        Id = id,
        DateCreated = at,
        Rma = rma,
        ReturnLines = [.. lines.Select(static l => new ReturnLine { OrderLineId = l, Quantity = 1, ReasonCode = ReturnReason.ChangedMind })],
    };
}
