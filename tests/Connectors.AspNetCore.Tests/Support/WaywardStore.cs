using System.Reflection;
using Connectors.Flows.Storage;

namespace Connectors.AspNetCore.Tests.Support;

/// <summary>The store in memory, which a test can let fail or hang.</summary>
internal class WaywardStore : DispatchProxy
{
    private InMemoryFlowStore _inner = null!;
    private TaskCompletionSource? _reached;
    private bool _fails;

    public static IFlowStore Around(InMemoryFlowStore inner)
    {
        var store = Create<IFlowStore, WaywardStore>();
        Of(store)._inner = inner;
        return store;
    }

    public static void Fail(IFlowStore store) => Of(store)._fails = true;

    /// <summary>From now on nothing is answered.</summary>
    /// <returns>Completes when somebody waits.</returns>
    public static Task Hang(IFlowStore store) => (Of(store)._reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (_fails)
            throw new FlowStoreException("canary-of-the-store is full");
        if (_reached is null)
            return targetMethod!.Invoke(_inner, args);
        _reached.TrySetResult();
        return new TaskCompletionSource<CaseView?>().Task;
    }

    private static WaywardStore Of(IFlowStore store) => (WaywardStore)(object)store;
}
