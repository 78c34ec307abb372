using System.Reflection;
using Connectors.Flows.Storage;
using Connectors.Http;

namespace Connectors.EndToEnd.Tests.Support;

/// <summary>A worker that dies in the moment after a write was carried out: its answer reaches nobody, and nothing that the worker does afterwards reaches the store.</summary>
internal sealed class DeathAtWrite
{
    private volatile string? _operation;
    private Guarded? _guarded;

    public bool IsDead { get; private set; }

    public void Await(string operation) => _operation = operation;

    /// <summary>The dead one stays dead, and nobody dies from now on.</summary>
    public void Forget()
    {
        _guarded!.IsDead = true;
        (_operation, IsDead) = (null, false);
    }

    public DelegatingHandler NewHandler() => new Handler(this);

    /// <summary>The store as the worker sees it.</summary>
    public IFlowStore Guard(IFlowStore store)
    {
        var guarded = DispatchProxy.Create<IFlowStore, Guarded>();
        _guarded = (Guarded)(object)guarded;
        (_guarded.Store, _guarded.Owner) = (store, this);
        return guarded;
    }

    internal class Guarded : DispatchProxy
    {
        public IFlowStore Store { get; set; } = null!;

        public DeathAtWrite Owner { get; set; } = null!;

        public bool IsDead { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            IsDead || Owner.IsDead ? throw new InvalidOperationException("The worker is dead.") : targetMethod!.Invoke(Store, args);
    }

    private sealed class Handler(DeathAtWrite owner) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (owner._operation is not { } operation || request.GetOperation()?.Code != operation)
                return response;
            owner.IsDead = true;
            response.Dispose();
            throw new HttpRequestException("The worker is dead.");
        }
    }
}
