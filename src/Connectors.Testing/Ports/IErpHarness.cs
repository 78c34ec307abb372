using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Testing.Ports;

/// <summary>An ERP behind its adapter, new for each check.</summary>
public interface IErpHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IErp Erp { get; }

    /// <summary>A customer that the ERP has, and that is not blocked.</summary>
    CustomerNumber Customer { get; }

    /// <summary>An item that the ERP has.</summary>
    Sku Item { get; }

    /// <summary>An order with at least two lines that the ERP takes. One with another number is another order, with a key of its own.</summary>
    /// <param name="externalNumber">The number it carries.</param>
    SalesOrder NewOrder(string externalNumber);

    /// <summary>How many orders with that external number the ERP holds, by its own books and not by the adapter.</summary>
    /// <param name="externalNumber">The number.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<int> CountOrdersAsync(string externalNumber, CancellationToken cancellationToken = default);

    /// <summary>How many documents that only tell prices stand in the ERP, by its own books. 0 where it needs none.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<int> CountQuotesAsync(CancellationToken cancellationToken = default);

    /// <summary>Somebody else makes an order with that external number.</summary>
    /// <param name="externalNumber">The number.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether the ERP let it happen: some keep the number unique.</returns>
    Task<bool> AddForeignOrderAsync(string externalNumber, CancellationToken cancellationToken = default);

    /// <summary>Somebody overwrites the external number of an order in the ERP's own screen.</summary>
    /// <param name="externalNumber">The number it has.</param>
    /// <param name="other">The number it has from then on.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether the ERP let it happen.</returns>
    Task<bool> RenumberOrderAsync(string externalNumber, string other, CancellationToken cancellationToken = default);
}
