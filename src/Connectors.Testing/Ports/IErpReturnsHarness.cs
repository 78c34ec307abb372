using Connectors.Domain.Documents;
using Connectors.Domain.Ports;

namespace Connectors.Testing.Ports;

/// <summary>Returns in an ERP behind their adapter, new for each check.</summary>
public interface IErpReturnsHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IErpReturns Returns { get; }

    /// <summary>The adapter of the same connection that makes orders.</summary>
    IErp Erp { get; }

    /// <summary>An order that the ERP takes, with gross prices, two lines of different goods and two packs or more on the first.</summary>
    /// <param name="externalNumber">The number it carries.</param>
    SalesOrder NewOrder(string externalNumber);

    /// <summary>The ERP's id of a location for damaged goods; null when goods cannot be sent to one.</summary>
    string? Quarantine { get; }

    /// <summary>People ship and invoice all of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task InvoiceByPeopleAsync(ErpOrder order, CancellationToken cancellationToken = default);

    /// <summary>How many documents of returns the order's invoices have, by the ERP itself and not by the adapter.</summary>
    /// <param name="order">The order.</param>
    /// <param name="posted">Whether posted ones are counted, or drafts.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<int> CountAsync(ErpOrder order, bool posted, CancellationToken cancellationToken = default);

    /// <summary>A person makes a draft of the order's invoice, without any mark of a return.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its number; null when people cannot make one without a mark.</returns>
    Task<string?> DraftByPeopleAsync(ErpOrder order, CancellationToken cancellationToken = default);

    /// <summary>A person posts a draft.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The number it has then.</returns>
    Task<string> PostByPeopleAsync(string number, CancellationToken cancellationToken = default);

    /// <summary>A person changes what a draft credits for its first goods.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task ChangeByPeopleAsync(string number, CancellationToken cancellationToken = default);

    /// <summary>A person deletes a draft.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task DeleteByPeopleAsync(string number, CancellationToken cancellationToken = default);

    /// <summary>From now on the ERP refuses every posting by a rule of its own, such as a day on which nothing may be posted.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether the ERP has such a rule.</returns>
    Task<bool> ForbidPostingAsync(CancellationToken cancellationToken = default);
}
