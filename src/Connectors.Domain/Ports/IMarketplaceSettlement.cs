using Connectors.Domain.Documents;

namespace Connectors.Domain.Ports;

/// <summary>What a marketplace owes and pays. Every method is <see cref="RetrySafety.Read"/> and throws <see cref="PortException"/> when the call fails.</summary>
public interface IMarketplaceSettlement
{
    /// <summary>Billing cycles closed at or after the instant, read as they arrive.</summary>
    IAsyncEnumerable<SettlementCycle> GetCyclesAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>Every line of a cycle, read as it arrives: a cycle may have a million. Lines that carry no money are among them.</summary>
    IAsyncEnumerable<SettlementLine> GetLinesAsync(string cycleId, CancellationToken cancellationToken = default);

    /// <summary>Every line changed at or after the instant, in a cycle or not, read as it arrives; repeats are normal.</summary>
    IAsyncEnumerable<SettlementLine> GetLinesChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default);
}
