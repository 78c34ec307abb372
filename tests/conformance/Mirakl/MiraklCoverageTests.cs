using Connectors.Mirakl;
using Connectors.Tests.Shared;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>The client covers the contract, and the conformance tests cover the client.</summary>
public sealed class MiraklCoverageTests
{
    [ContractFact(MiraklContract.File)]
    public void Every_operation_that_is_not_deprecated_is_in_the_client()
    {
        var ours = MiraklOperations.All.Select(static o => o.Code).ToHashSet();

        Assert.Equal([], MiraklContract.Operations().Select(static o => o.Code).Except(ours));
    }

    [Fact]
    public void Every_operation_of_the_client_is_called()
    {
        var called = MiraklCalls.All.Select(static c => c.Operation).ToHashSet();

        Assert.Equal([], MiraklOperations.All.Except(called).Select(static o => o.Code));
    }
}
