using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Testing.Ports;

/// <summary>A store that shows orders of other channels, behind its adapter, new for each check.</summary>
public interface IOrderDisplayHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IOrderDisplay Display { get; }

    /// <summary>An open order of at least two lines with several pieces each, which the store can show.</summary>
    /// <param name="key">The order.</param>
    DisplayedOrder NewOrder(OrderKey key);

    /// <summary>All that the store shows under the order's key, by its own books: one text for each.</summary>
    /// <param name="key">The order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<IReadOnlyList<string>> ReadAsync(OrderKey key, CancellationToken cancellationToken = default);

    /// <summary>Somebody else puts something of his own into the store under that key.</summary>
    /// <param name="key">The order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether that can be.</returns>
    Task<bool> AddForeignAsync(OrderKey key, CancellationToken cancellationToken = default);
}
