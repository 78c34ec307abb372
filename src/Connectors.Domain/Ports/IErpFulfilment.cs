using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>
/// Posting of goods that left in an ERP. Every method throws <see cref="PortException"/> when the call fails. What writes sends nothing past its permit. Posted shipments are read
/// by <see cref="IErp.GetShipmentChangesAsync"/>.
/// </summary>
public interface IErpFulfilment
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this ERP installation can do with goods that left.</summary>
    ErpFulfilmentCapabilities Capabilities { get; }

    /// <summary>The same, after finding out where that is not known yet: <see cref="Capabilities"/> answers as much from then on. Never fails for want of the ERP. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<ErpFulfilmentCapabilities> ReadCapabilitiesAsync(CancellationToken cancellationToken = default) => new(Capabilities);

    /// <summary>
    /// Whether the order is posted as far as its goods left, by whomever: found when nothing of it is to be posted any more, absent when something is. An order that does not hold
    /// what left, or that is gone with less, is <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="dispatch">What left so far.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<LookupResult<PostedErpDispatch>> FindDispatchAsync(ErpDispatch dispatch, CancellationToken cancellationToken = default);

    /// <summary>
    /// Posts what left and is not posted yet; where that is nothing, nothing is posted. An order that is gone fails with <see cref="FailureKind.NotFound"/>, one that does not hold
    /// what left with <see cref="FailureKind.Rejected"/>. Nothing takes a posting back. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindDispatchAsync"/>.
    /// </summary>
    /// <param name="dispatch">What left so far.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>How it stands now.</returns>
    /// <exception cref="NotSupportedException">This ERP does not post (<see cref="ErpFulfilmentCapabilities.Posts"/>), or not a shipment alone.</exception>
    Task<PostedErpDispatch> PostDispatchAsync(ErpDispatch dispatch, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Brings the goods of an order down to what left of it, because the rest will not: nothing is taken off that was shipped, and charges stay. An order that holds no more than that, or less, fails
    /// with <see cref="FailureKind.Rejected"/>, one that is gone with <see cref="FailureKind.NotFound"/>. <see cref="RetrySafety.Act"/>; look-up: <see cref="IErp.FindCreatedOrderAsync"/> of the order without its rest.
    /// </summary>
    /// <param name="left">All that left of the order. What is said of invoices and days is not looked at.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="NotSupportedException">This ERP does not reduce orders (<see cref="ErpFulfilmentCapabilities.ReducesOrders"/>).</exception>
    Task ReduceOrderAsync(ErpDispatch left, SendPermit permit, CancellationToken cancellationToken = default) => throw new NotSupportedException("This ERP does not reduce orders.");
}
