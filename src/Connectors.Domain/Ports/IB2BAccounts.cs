using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>What customers of a B2B store may owe there. Every method throws <see cref="PortException"/> when the call fails. Keep one writer.</summary>
public interface IB2BAccounts
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this store can do with accounts.</summary>
    B2BAccountCapabilities Capabilities { get; }

    /// <summary>A customer's account. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="customerId">The store's id of the customer, as orders name it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<LookupResult<B2BAccount>> FindAccountAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes what was asked for of an account and nothing else of the customer, unless it changed since it was read. <see cref="RetrySafety.SafeRepeat"/>: after an answer that was lost the same change
    /// may fail as <see cref="FailureKind.Conflict"/>, because it was carried out; <see cref="FindAccountAsync"/> says so.
    /// </summary>
    /// <param name="seen">The account as it was read.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="permit">Leave to send; past it nothing is sent.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="PortException">With <see cref="FailureKind.Conflict"/>: it is not what was read any more, and nothing was written. With <see cref="FailureKind.NotFound"/>: there is no such customer.</exception>
    Task SetAccountAsync(B2BAccount seen, B2BAccountChange change, SendPermit permit, CancellationToken cancellationToken = default);
}
