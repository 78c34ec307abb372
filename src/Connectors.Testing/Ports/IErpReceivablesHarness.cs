using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Testing.Ports;

/// <summary>What customers of an ERP owe, behind its adapter, new for each check. Nobody owes anything at first.</summary>
public interface IErpReceivablesHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IErpReceivables Receivables { get; }

    /// <summary>The customer whose orders are entered and posted.</summary>
    CustomerNumber Customer { get; }

    /// <summary>People enter an order of the customer and post nothing of it.</summary>
    /// <param name="externalNumber">The number it carries.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task EnterByPeopleAsync(string externalNumber, CancellationToken cancellationToken = default);

    /// <summary>People post such an order: it is invoiced whole.</summary>
    /// <param name="externalNumber">The number it carries.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Total of the invoice with tax, by the ERP's own books; more than 2.</returns>
    Task<decimal> PostByPeopleAsync(string externalNumber, CancellationToken cancellationToken = default);

    /// <summary>People enter a payment on the invoice of an order.</summary>
    /// <param name="externalNumber">The number of the order.</param>
    /// <param name="amount">How much; null for all that is open.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task PayByPeopleAsync(string externalNumber, decimal? amount = null, CancellationToken cancellationToken = default);

    /// <summary>People credit an invoice whole.</summary>
    /// <param name="externalNumber">The number of the order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Number of the credit note; null when it settles the invoice at once, so that neither is open.</returns>
    Task<string?> CreditByPeopleAsync(string externalNumber, CancellationToken cancellationToken = default);
}
