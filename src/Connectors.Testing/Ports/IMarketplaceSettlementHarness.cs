using Connectors.Domain.Ports;

namespace Connectors.Testing.Ports;

/// <summary>Settlement of a marketplace behind its adapter, new for each check.</summary>
public interface IMarketplaceSettlementHarness : IAsyncDisposable
{
    /// <summary>The adapter.</summary>
    IMarketplaceSettlement Settlement { get; }

    /// <summary>When the marketplace began, UTC.</summary>
    DateTimeOffset Start { get; }

    /// <summary>Trades for a while and lets the marketplace close and pay exactly one cycle.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task CloseCycleAsync(CancellationToken cancellationToken = default);
}
