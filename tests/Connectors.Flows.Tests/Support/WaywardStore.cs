using System.Reflection;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Support;

/// <summary>A store that does not do what it should, call by call: it does not answer, fails, or says that every lease is lost.</summary>
#pragma warning disable CA1852 // A proxy is derived from it.
internal class WaywardStore : DispatchProxy
#pragma warning restore CA1852
{
    private static readonly MethodInfo FailWith = typeof(Task).GetMethods().Single(static m => m.Name == nameof(Task.FromException) && m.IsGenericMethod);
    private static readonly MethodInfo Hang = typeof(WaywardStore).GetMethod(nameof(NeverAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    private IFlowStore _inner = null!;
    private Func<string, TimeSpan?> _how = null!;

    /// <param name="inner">The store itself.</param>
    /// <param name="how">What becomes of a call: null lets it through, zero fails it, an infinite time never answers, and the longest loses all leases.</param>
    public static IFlowStore Around(IFlowStore inner, Func<string, TimeSpan?> how)
    {
        var store = Create<IFlowStore, WaywardStore>();
        (((WaywardStore)(object)store)._inner, ((WaywardStore)(object)store)._how) = (inner, how);
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        var how = typeof(Task).IsAssignableFrom(targetMethod.ReturnType) ? _how(targetMethod.Name) : null;
        var result = targetMethod.ReturnType.IsGenericType ? targetMethod.ReturnType.GetGenericArguments()[0] : null;
        if (how is null)
            return targetMethod.Invoke(_inner, args);
        if (how == Timeout.InfiniteTimeSpan)
            return result is null ? new TaskCompletionSource().Task : Hang.MakeGenericMethod(result).Invoke(null, null);
        if (how == TimeSpan.MaxValue)
            return Task.FromResult((IReadOnlyList<(Connectors.Flows.Engine.CaseId, long)>)args![0]!);
        var failure = new FlowStoreException("The store is away.");
        return result is null ? Task.FromException(failure) : FailWith.MakeGenericMethod(result).Invoke(null, [failure]);
    }

    private static Task<T> NeverAsync<T>() => new TaskCompletionSource<T>().Task;
}
