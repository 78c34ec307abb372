using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Testing.Ports;

/// <summary>Stock of an ERP behind its adapter, new for each check.</summary>
public interface IErpStockHarness : IAsyncDisposable
{
    /// <summary>The adapter.</summary>
    IErpStock Stock { get; }

    /// <summary>The adapter of the same connection that makes orders.</summary>
    IErp Erp { get; }

    /// <summary>An item that the ERP keeps in stock, with at least 100 base units on hand and none of them promised.</summary>
    Sku Item { get; }

    /// <summary>An order that the ERP takes, with one line of <see cref="Item"/>.</summary>
    /// <param name="externalNumber">The number it carries.</param>
    SalesOrder NewOrder(string externalNumber);

    /// <summary>People find goods, or lose some.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">How many base units; negative for those that are missing.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task MoveGoodsAsync(Sku sku, decimal quantity, CancellationToken cancellationToken = default);

    /// <summary>People key an order at the desk, without an external number.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">How many base units.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The number of the order.</returns>
    Task<string> KeyOrderAsync(Sku sku, decimal quantity, CancellationToken cancellationToken = default);

    /// <summary>People post an order: its goods leave.</summary>
    /// <param name="number">The number of the order.</param>
    /// <param name="most">No more than so many base units of each line; null for all of it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task PostOrderAsync(string number, decimal? most = null, CancellationToken cancellationToken = default);
}
