using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Storage;

public sealed class JournalChainTests
{
    private static readonly DateTimeOffset T0 = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<JournalEntry> Whole =
        JournalChain.Append(new CaseId("order", "a"), 0, "", [new("one", "1"), new("two", "2"), new("three", "3")], T0);

    [Fact]
    public void A_whole_chain_has_no_break() => Assert.Null(JournalChain.FindBreak(Whole, 3));

    [Fact]
    public void A_changed_text_breaks_the_chain_where_it_was_changed() =>
        Assert.Equal(2, JournalChain.FindBreak([Whole[0], Whole[1] with { Text = "2!" }, Whole[2]], 3));

    [Fact]
    public void A_changed_instant_breaks_the_chain() =>
        Assert.Equal(1, JournalChain.FindBreak([Whole[0] with { At = T0.AddTicks(1) }, Whole[1], Whole[2]], 3));

    [Fact]
    public void A_removed_entry_breaks_the_chain() => Assert.Equal(2, JournalChain.FindBreak([Whole[0], Whole[2]], 3));

    [Fact]
    public void A_cut_end_is_noticed() => Assert.Equal(3, JournalChain.FindBreak([Whole[0], Whole[1]], 3));

    [Fact]
    public void Characters_moved_from_the_text_to_the_code_change_the_hash()
    {
        var one = JournalChain.Append(new CaseId("order", "a"), 0, "", [new("ab", "c")], T0);
        var other = JournalChain.Append(new CaseId("order", "a"), 0, "", [new("a", "bc")], T0);

        Assert.NotEqual(one[0].Hash, other[0].Hash);
    }
}
