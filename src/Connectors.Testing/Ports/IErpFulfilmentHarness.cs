using Connectors.Domain.Documents;
using Connectors.Domain.Ports;

namespace Connectors.Testing.Ports;

/// <summary>Posting in an ERP behind its adapter, new for each check.</summary>
public interface IErpFulfilmentHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IErpFulfilment Fulfilment { get; }

    /// <summary>The adapter of the same connection that makes orders.</summary>
    IErp Erp { get; }

    /// <summary>An order that the ERP takes, with two lines of different goods and at least two packs on the first.</summary>
    /// <param name="externalNumber">The number it carries.</param>
    SalesOrder NewOrder(string externalNumber);

    /// <summary>How many packs of goods left with the order, by the ERP's own posted shipments and not by the adapter.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<decimal> CountShippedAsync(ErpOrder order, CancellationToken cancellationToken = default);

    /// <summary>People post all of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task PostByPeopleAsync(ErpOrder order, CancellationToken cancellationToken = default);

    /// <summary>From now on the ERP refuses every posting by a rule of its own, such as a day on which nothing may be posted.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether the ERP has such a rule.</returns>
    Task<bool> ForbidPostingAsync(CancellationToken cancellationToken = default);
}
