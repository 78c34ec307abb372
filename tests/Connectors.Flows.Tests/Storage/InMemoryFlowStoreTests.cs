using Connectors.Flows.Storage;
using Connectors.Testing;
using Connectors.Testing.Storage;

namespace Connectors.Flows.Tests.Storage;

public sealed class InMemoryFlowStoreTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = FlowStoreConformance.Checks(static () => new Memory()).Expecting(KnownFailures.Of("memory"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_store_does(string check) => Suite.Named(check).RunAsync();

    private sealed class Memory : IFlowStorePlace
    {
        public bool SurvivesRestart => false;

        public IFlowStore Open(TimeProvider leaseClock) => new InMemoryFlowStore(leaseClock);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
