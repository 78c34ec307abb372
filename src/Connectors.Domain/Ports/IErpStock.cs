using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>
/// What an ERP knows of stock. Every method throws <see cref="PortException"/> when the call fails; none writes.
/// </summary>
/// <remarks>
/// Where what is promised is told apart from what is there, read <see cref="GetOpenDemandAsync"/> before <see cref="GetAllStockLevelsAsync"/>: an order
/// that is posted in between is then taken off twice, which shows less than there is. The other way round it is taken off by neither.
/// </remarks>
public interface IErpStock
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this ERP installation can tell of stock.</summary>
    ErpStockCapabilities Capabilities { get; }

    /// <summary>The same, after finding out where that is not known yet: <see cref="Capabilities"/> answers as much from then on. Never fails for want of the ERP. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<ErpStockCapabilities> ReadCapabilitiesAsync(CancellationToken cancellationToken = default) => new(Capabilities);

    /// <summary>A page of the levels of all items that are kept in stock, and what of it could not be read. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="continuation">Where to go on, from an earlier page; null begins anew.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ItemPage<StockLevel>> GetAllStockLevelsAsync(string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// The levels of those that exist among the SKUs asked for, and beside them those that could not be read. One that is missing has no level, which is not zero.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    Task<ItemList<StockLevel>> GetStockLevelsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of the SKUs whose goods moved after a position. What is only promised does not move. Only where <see cref="ErpStockCapabilities.TellsMovements"/>.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="position">Where the last page ended; null tells none and where the list ends now.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">This ERP does not tell movements.</exception>
    Task<StockMovements> GetStockMovementsAsync(string? position, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of what open sales orders still take from stock, those keyed at the desk too. An order that owes nothing any more may be missing. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="continuation">Where to go on, from an earlier page; null begins anew.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ItemPage<OpenDemand>> GetOpenDemandAsync(string? continuation = null, CancellationToken cancellationToken = default);
}
