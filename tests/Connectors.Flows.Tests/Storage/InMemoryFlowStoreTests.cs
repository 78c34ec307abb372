using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Storage;

public sealed class InMemoryFlowStoreTests : FlowStoreConformance
{
    protected override IFlowStore Open() => new InMemoryFlowStore();
}
