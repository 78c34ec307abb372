using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>
/// Returns of a marketplace. Every method throws <see cref="PortException"/> when the call fails. Every step is <see cref="RetrySafety.Act"/>: one that was
/// taken before is refused as a wrong state, and <see cref="FindReturnAsync"/> tells from the state whether it was. A step sends nothing past its permit.
/// </summary>
public interface IMarketplaceReturns
{
    /// <summary>
    /// Every return changed since the instant, oldest change first; repeats are normal. Returns that cannot be read are told by an exception after the last one that can.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    IAsyncEnumerable<MarketplaceReturn> GetReturnsChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>A page of the returns changed since the instant; see <see cref="IMarketplace.GetOrderChangesAsync"/>. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="since">From when on; a continuation holds the instant its list began with, and that one counts.</param>
    /// <param name="continuation">Where to go on, from an earlier page; null begins anew.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    Task<ItemPage<MarketplaceReturn>> GetReturnChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>The return as it is now; null when the marketplace does not know it. <see cref="RetrySafety.Read"/>.</summary>
    Task<MarketplaceReturn?> FindReturnAsync(string returnId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Every refund of an order so far, whoever made it, in the order's own way of counting tax; null when the marketplace does not list the order. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="pricesIncludeTax">Whether amounts are to contain the tax.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<MarketplaceRefund>?> FindRefundsAsync(OrderKey order, bool pricesIncludeTax, CancellationToken cancellationToken = default);

    /// <summary>Consents to a return, or refuses it for a reason. <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="returnId">The return.</param>
    /// <param name="refusalReason">The marketplace's code of the reason to refuse; null consents.</param>
    /// <param name="permit">Leave to send; past it nothing is sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task DecideReturnAsync(string returnId, string? refusalReason, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Says that the goods arrived. <see cref="RetrySafety.Act"/>.</summary>
    Task ConfirmReturnReceiptAsync(string returnId, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Says what was found about every line of a return. <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="returnId">The return.</param>
    /// <param name="findings">One for every line of the return.</param>
    /// <param name="permit">Leave to send; past it nothing is sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ReportInspectionAsync(string returnId, IReadOnlyList<ReturnInspection> findings, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Ends a return. <see cref="RetrySafety.Act"/>.</summary>
    Task CloseReturnAsync(string returnId, SendPermit permit, CancellationToken cancellationToken = default);
}
