using Connectors.Flows.Storage;
using Connectors.Testing.Storage;

namespace Connectors.Testing.Tests;

/// <summary>A suite that finds nothing proves nothing: stores with one mistake each are found by the check that is about it.</summary>
public sealed class FlowStoreConformanceTests
{
    [Theory]
    [InlineData("forgets an input", "A delivered input makes its case due at once")]
    [InlineData("hears an input twice", "An input is heard once however often it is delivered")]
    [InlineData("gives an inbox whole", "A case with many inputs hears them in portions, in order, each once")]
    [InlineData("gives an inbox whole", "A worker says how many inputs of a case it takes at once")]
    [InlineData("lists from the beginning", "A list of cases can be gone on with behind a key, which need not be there")]
    [InlineData("gives a connection everything", "A connection gets no more than its share, but for what is to be heard")]
    [InlineData("carries out a late commit", "A commit after the lease was lost changes nothing")]
    [InlineData("splits problems at line breaks", "A problem about a subject with line breaks stays one")]
    [InlineData("cuts texts at zero", "A case, its connection and its inputs may be named with a zero character")]
    [InlineData("wakes nobody", "A changed table wakes exactly the cases that wait for it")]
    [InlineData("ends leases by the clock of flows", "A lease does not end by the clock of flows")]
    [InlineData("never ends a lease", "A claimed case is nobody else's until its lease ends")]
    [InlineData("says nothing is lost", "An extension tells what was lost and prolongs only the rest")]
    [InlineData("extends nothing", "An extended lease holds from then on, and a released case is due at once")]
    [InlineData("gives what is not served", "A worker is given only cases of flows that it serves")]
    [InlineData("ignores connections", "A worker is given only cases of connections that it serves")]
    [InlineData("ignores formats", "A case whose state or input is of a later format is left to a newer worker")]
    [InlineData("forgets formats of inputs", "A case whose state or input is of a later format is left to a newer worker")]
    [InlineData("mixes what is served", "A format that is read for one connection says nothing of another")]
    [InlineData("says what is next of everything", "The next due instant is that of what is served and of nobody's hold")]
    [InlineData("counts no unserved", "What no worker serves is told, by flow and connection")]
    [InlineData("keeps no lease", "A commit may keep the lease and begin the next due effect")]
    [InlineData("keeps a lease without being asked", "A lease is not kept when it is not asked for, nor by a case set aside")]
    [InlineData("counts no kept attempt", "An attempt that began with a kept lease is kept")]
    [InlineData("forgets retries", "A failed case waits for its retry whatever else is due, and a new input is tried at once")]
    [InlineData("replaces kept problems", "A commit may keep what is open and add to it")]
    [InlineData("forgets strays", "What a person acknowledges is heard, and runs that strayed stay until then")]
    [InlineData("forgets seals", "A case is shown with the seal of its last commit, its instant and the end of its journal")]
    [InlineData("forgets who acted", "Every act of a person is heard apart, with who, from where and why")]
    [InlineData("hears no acknowledgement", "What a person acknowledges is heard, and runs that strayed stay until then")]
    [InlineData("forgets kinds", "What kind of news an input is and in what format it is written come with it")]
    [InlineData("wakes nobody from a commit", "A commit wakes those that wait for what it changed")]
    [InlineData("fills the inbox with wakes", "A case that nobody works on is not filled with wakes")]
    [InlineData("delivers nothing from a commit", "Inputs for other cases arrive with the commit")]
    [InlineData("delivers from a commit twice", "An input that a commit delivers twice, or that was delivered before, is heard once")]
    [InlineData("writes no rows", "Rows are written, overwritten and deleted with the commit")]
    [InlineData("deletes no rows", "Rows are written, overwritten and deleted with the commit")]
    [InlineData("reads rows without end", "Rows are read from a key to before another, in order, however many there are")]
    [InlineData("orders rows by UTF-16", "Keys of rows are in the order of their code points")]
    [InlineData("forgets times of effects", "Effects survive with everything known of them")]
    [InlineData("prunes nothing", "Cases that are over long enough go with everything of them, in portions")]
    [InlineData("prunes one portion", "Cases that are over long enough go with everything of them, in portions")]
    [InlineData("prunes what is open", "A case that is over stays while something of it is open: an input, a hold, a record")]
    [InlineData("breaks the chain", "What stays of a pruned journal still proves itself, and goes on")]
    [InlineData("prunes without a length", "A policy without a length keeps for ever")]
    public async Task A_store_with_a_mistake_is_found(string mistake, string check)
    {
        var suite = FlowStoreConformance.Checks(() => new Place(mistake));

        await Assert.ThrowsAsync<ConformanceException>(() => suite.Named(check).RunAsync());
    }

    [Theory]
    [InlineData("forgets an input")]
    [InlineData("hears an input twice")]
    [InlineData("says nothing is lost")]
    [InlineData("ignores connections")]
    [InlineData("keeps no lease")]
    [InlineData("counts no kept attempt")]
    [InlineData("replaces kept problems")]
    [InlineData("forgets strays")]
    [InlineData("wakes nobody from a commit")]
    [InlineData("deletes no rows")]
    [InlineData("prunes without a length")]
    [InlineData("ignores formats")]
    [InlineData("mixes what is served")]
    [InlineData("fills the inbox with wakes")]
    [InlineData("breaks the chain")]
    public async Task Random_operations_find_a_store_with_a_mistake(string mistake)
    {
        var failures = 0;
        foreach (var check in FlowStoreComparison.Checks(() => new Place(mistake), firstSeed: 1, seeds: 3))
        {
            var failure = await Record.ExceptionAsync(() => check.RunAsync());
            failures += failure is ConformanceException && failure.Message.Contains("\nhere\n", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Equal(3, failures);
    }

    [Fact]
    public async Task Random_operations_find_nothing_in_a_store_without_one()
    {
        foreach (var check in FlowStoreComparison.Checks(static () => new Place("none"), firstSeed: 1, seeds: 10))
            await check.RunAsync();
    }

    [Fact]
    public async Task A_store_without_one_passes()
    {
        foreach (var check in FlowStoreConformance.Checks(static () => new Place("none")))
            await check.RunAsync();
    }

    [Fact]
    public void Names_are_unique()
    {
        var names = FlowStoreConformance.Checks(static () => new Place("none")).Select(static c => c.Name).ToArray();

        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }

    private sealed class Place(string mistake) : IFlowStorePlace
    {
        public bool SurvivesRestart => false;

        public IFlowStore Open(TimeProvider leaseClock) => new MistakenFlowStore(mistake, leaseClock);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
