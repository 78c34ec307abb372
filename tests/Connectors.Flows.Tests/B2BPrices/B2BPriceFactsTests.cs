using Connectors.Domain.Reasons;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.ListPriceGiven;

namespace Connectors.Flows.Tests.B2BPrices;

/// <summary>One thing at a time, real time before the batch, and no word that is lost (R39).</summary>
public sealed class B2BPriceFactsTests
{
    private static readonly PlannedChunk Chunk = new(List, ["A"], ["h"], ["-"]);

    private readonly B2BPriceContext _context = Context([Row("A", 10m), Row("B", 5m, list: "other")]);
    private B2BPriceState _state = new() { StartedAt = Given.T0 };
    private DateTimeOffset _now = Given.T0;
    private IReadOnlyList<RowChange> _rows = [];

    [Fact]
    public void A_batch_reads_the_lists_goes_from_one_to_the_next_and_ends()
    {
        Assert.IsType<B2BPriceEffect.LookAtLists>(Hear(null));
        Assert.Equal(new B2BPriceEffect.Look("other", IsUrgent: false, IsComparing: true), Hear(Seen()));
        Assert.Equal(new B2BPriceEffect.Look(List, IsUrgent: false, IsComparing: true), Hear(Looked("other")));
        Assert.Null(Hear(Looked(List)));
        Assert.Equal((_now, _now, _context.Tables.Version), (_state.LookedAt, _state.ComparedAt, _state.TablesVersion));

        _now += TimeSpan.FromMinutes(59);
        Assert.Null(Hear(null));
        _now += TimeSpan.FromMinutes(1);
        Assert.IsType<B2BPriceEffect.LookAtLists>(Hear(null));
        Assert.Equal(new B2BPriceEffect.Look("other", IsUrgent: false, IsComparing: false), Hear(Seen()));
    }

    [Fact]
    public void R39_What_is_told_in_real_time_goes_between_two_calls_of_a_batch_which_then_goes_on_where_it_was()
    {
        BeginWriting(chunks: 3);
        Assert.Equal(new B2BPriceEffect.Write(1, 1, IsUrgent: false), Hear(Written(1, 0)));

        // While a call is under way nothing else is.
        Assert.Equal(new B2BPriceEffect.Write(1, 1, IsUrgent: false), Hear(Changed("A", 1)));
        Assert.Equal(new B2BPriceEffect.Look(List, IsUrgent: true, IsComparing: false), Hear(Written(1, 1)));
        Assert.Equal(new B2BPriceEffect.Write(2, 0, IsUrgent: true), Hear(Looked(List, isUrgent: true, Chunk)));
        Assert.Equal(new B2BPriceEffect.Write(1, 2, IsUrgent: false), Hear(Written(2, 0, isUrgent: true)));
        Assert.Null(Hear(Written(1, 2)));
    }

    [Fact]
    public void R39_A_word_that_comes_while_its_list_is_looked_at_is_looked_at_once_more()
    {
        BeginWriting(chunks: 1);
        Hear(Changed("A", 1));
        Hear(Written(1, 0));
        Hear(Changed("A", 2));

        Assert.Equal(new B2BPriceEffect.Look(List, IsUrgent: true, IsComparing: false), Hear(Looked(List, isUrgent: true)));
        Assert.Equal([List], _state.WordLists);
        Hear(Looked(List, isUrgent: true) with { Words = 0 });
        Assert.Empty(_state.WordLists);
    }

    [Fact]
    public void R39_A_word_of_a_list_that_nobody_knew_asks_for_the_lists_first()
    {
        BeginWriting(chunks: 1);
        Hear(Written(1, 0));

        Assert.IsType<B2BPriceEffect.LookAtLists>(Hear(new B2BPriceInput.Changed(Word("A", Given.T0, (1, 2m)) with { List = "new" })));
        Assert.Equal(new B2BPriceEffect.Look("new", IsUrgent: true, IsComparing: false), Hear(Seen()));
    }

    [Fact]
    public void What_was_asked_for_by_nobody_changes_nothing()
    {
        BeginWriting(chunks: 2);
        var before = _state;

        Hear(Written(1, 1));
        Assert.Equal((before.Prepared, 0), (_state.Prepared, _rows.Count));
        Hear(Looked("other"));
        Hear(Seen());
        Assert.Equal((before.Doing, before.ListsAt), (_state.Doing, _state.ListsAt));
    }

    [Fact]
    public void R40_A_list_that_takes_nothing_is_given_up_and_the_rest_of_its_plan_forgotten()
    {
        BeginWriting(chunks: 3);

        Assert.Null(Hear(Written(1, 0) with { Failed = "no", Findings = new ListFindings(List, []).Add($"list {List}", new Refusal { Reason = ReasonCatalogue.PriceRowRefused, Message = "No.", Remedy = "Mend it." }) }));

        Assert.Equal(3, _rows.Count(static r => r.Table == "b2b-price-plan/b2b" && r.Content is null));
        Assert.Contains("\"Refused\"", Assert.Single(_rows, static r => r.Table == "b2b-price-list/b2b").Content, StringComparison.Ordinal);
        Assert.Single(_state.OfPrices);
    }

    [Fact]
    public void A_list_of_which_something_is_left_is_looked_at_again_at_once()
    {
        Hear(null);
        Hear(Seen());
        Hear(Looked("other", isUrgent: false, Chunk) with { Left = 7 });

        Assert.Equal(new B2BPriceEffect.Look("other", IsUrgent: false, IsComparing: true), Hear(Written(1, 0) with { List = "other" }));
    }

    [Fact]
    public void A_changed_table_and_a_persons_wish_are_a_batch_at_once()
    {
        BeginWriting(chunks: 1);
        Assert.Null(Hear(Written(1, 0)));
        Assert.Equal(new B2BPriceEffect.LookAtLists(), Hear(new B2BPriceInput.LookWanted()));
        Assert.True(Assert.IsType<B2BPriceEffect.Look>(Hear(Seen())).IsComparing);
        Hear(Looked("other"));
        Assert.Null(Hear(Looked(List)));

        var facts = new B2BPriceFacts(Store.Value, Context([Row("A", 11m)], version: "2"), _now);
        Assert.IsType<B2BPriceEffect.LookAtLists>(facts.Hear(_state, null).Doing);
    }

    private void BeginWriting(int chunks)
    {
        Hear(null);
        Hear(Seen());
        Hear(Looked("other"));
        Assert.Equal(new B2BPriceEffect.Write(1, 0, IsUrgent: false), Hear(Looked(List, isUrgent: false, [.. Enumerable.Repeat(Chunk, chunks)])));
    }

    private B2BPriceEffect? Hear(B2BPriceInput? input)
    {
        var facts = new B2BPriceFacts(Store.Value, _context, _now);
        _state = facts.Hear(_state, input);
        _rows = facts.Rows;
        return _state.Doing;
    }

    private B2BPriceInput.ListsSeen Seen() => new(_now, [], LookFindings.None);

    private static B2BPriceInput.Looked Looked(string list, bool isUrgent = false, params PlannedChunk[] chunks) =>
        new(Status() with { List = list, Waiting = chunks.Length }, isUrgent, new ListFindings(list, [])) { Chunks = chunks, Words = 1 };

    private static B2BPriceInput.Written Written(int batch, int chunk, bool isUrgent = false) => new(batch, chunk, isUrgent, List, [new KeptPrice("A", new ToldPrice("h"))], new ListFindings(List, [])) { Taken = 1 };

    private static B2BPriceInput.Changed Changed(string sku, int minutes) => new(Word(sku, Given.T0.AddMinutes(minutes), (1, 2m)));
}
