using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>What customers of an ERP owe. Every method is <see cref="RetrySafety.Read"/>, tells posted documents only, and throws <see cref="PortException"/> when a call fails or something that may count cannot be read.</summary>
public interface IErpReceivables
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>The documents that carry one of these external numbers, whether they are paid or not; compared as the ERP does, mostly without case.</summary>
    /// <param name="externalNumbers">External numbers of orders; not empty texts.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<IReadOnlyList<ErpReceivable>> FindByExternalNumbersAsync(IReadOnlyCollection<string> externalNumbers, CancellationToken cancellationToken = default);

    /// <summary>Every document of these customers that is still open, of whatever order.</summary>
    /// <param name="customers">Their numbers.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<IReadOnlyList<ErpReceivable>> GetOpenAsync(IReadOnlyCollection<CustomerNumber> customers, CancellationToken cancellationToken = default);

    /// <summary>These customers with what they owe by the ERP's own books; those that it does not have are left out.</summary>
    /// <param name="customers">Their numbers.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<IReadOnlyList<ErpReceivableAccount>> GetAccountsAsync(IReadOnlyCollection<CustomerNumber> customers, CancellationToken cancellationToken = default);
}
