using Connectors.Domain.Documents;

namespace Connectors.Domain.Ports;

/// <summary>
/// What a marketplace owes and pays. Every method is <see cref="RetrySafety.Read"/> and throws <see cref="PortException"/> when the call fails; the enumerations
/// also after the last item, when some could not be read.
/// </summary>
public interface IMarketplaceSettlement
{
    /// <summary>Billing cycles closed at or after the instant, read as they arrive.</summary>
    IAsyncEnumerable<SettlementCycle> GetCyclesAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>A page of the billing cycles closed at or after the instant; see <see cref="IMarketplace.GetOrderChangesAsync"/>.</summary>
    Task<ItemPage<SettlementCycle>> GetCyclesPageAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>Every line of a cycle, read as it arrives: a cycle may have a million. Lines that carry no money are among them.</summary>
    IAsyncEnumerable<SettlementLine> GetLinesAsync(string cycleId, CancellationToken cancellationToken = default);

    /// <summary>A page of the lines of a cycle; see <see cref="IMarketplace.GetOrderChangesAsync"/>.</summary>
    Task<ItemPage<SettlementLine>> GetLinesPageAsync(string cycleId, string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>A page of those lines of a cycle that changed at or after the instant: mostly none, so that a cycle that is booked can be watched; see <see cref="IMarketplace.GetOrderChangesAsync"/>.</summary>
    Task<ItemPage<SettlementLine>> GetCycleLineChangesAsync(string cycleId, DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>Every line changed at or after the instant, in a cycle or not, read as it arrives; repeats are normal.</summary>
    IAsyncEnumerable<SettlementLine> GetLinesChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>A page of the lines changed at or after the instant; see <see cref="IMarketplace.GetOrderChangesAsync"/>.</summary>
    Task<ItemPage<SettlementLine>> GetLineChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default);
}
