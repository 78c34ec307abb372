using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// Returns of one Mirakl shop behind the neutral port. Thread-safe. Every method throws <see cref="ConnectorException"/> when the call fails or the platform says no.
/// </summary>
/// <param name="connection">Name of the connection.</param>
/// <param name="client">The shop's client.</param>
public sealed class MiraklMarketplaceReturns(ConnectionName connection, MiraklClient client) : IMarketplaceReturns
{
    /// <summary>Every return changed since the instant (RT11 <c>GET /api/returns</c>), read to the end before the first is handed out. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="ConnectorUnreadableItemsException">After the last return: some returns could not be read.</exception>
    public IAsyncEnumerable<MarketplaceReturn> GetReturnsChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        Changes.OldestFirstAsync(
            MiraklOperations.GetReturns, ChangedSince(since, cancellationToken), ToDocumentsAsync, static r => r.Id, static r => r.UpdatedAt, cancellationToken);

    /// <summary>A page of the returns changed since the instant (RT11 <c>GET /api/returns</c>), one call a page. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    public Task<ItemPage<MarketplaceReturn>> GetReturnChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
        PortPages.ReadAsync(since, continuation, from => ChangedSince(from, cancellationToken), static r => r.Id, ToDocumentsAsync, cancellationToken);

    /// <summary>The return as it is now (RT11 <c>GET /api/returns</c>). <see cref="RetrySafety.Read"/>.</summary>
    public async Task<MarketplaceReturn?> FindReturnAsync(string returnId, CancellationToken cancellationToken = default) =>
        await client.Returns.FindAsync(returnId, cancellationToken).ConfigureAwait(false) is { } found ? ToDocument(found) : null;

    /// <summary>
    /// Every refund of the order's lines (OR11 <c>GET /api/orders</c>). The platform does not say of a refund whether its pieces need not be sent. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key names another connection.</exception>
    public async Task<IReadOnlyList<MarketplaceRefund>?> FindRefundsAsync(OrderKey order, bool pricesIncludeTax, CancellationToken cancellationToken = default)
    {
        if (order.Connection != connection)
            throw new ArgumentException($"Order {order} is none of connection '{connection}'.", nameof(order));
        var mode = pricesIncludeTax ? OrderTaxMode.TaxIncluded : OrderTaxMode.TaxExcluded;
        if (await client.Orders.FindAsync(order.OrderId, mode, cancellationToken).ConfigureAwait(false) is not { } found)
            return null;
        var currency = OrderMapping.Currency(found.CurrencyIsoCode, null);
        return
        [
            .. found.OrderLines.SelectMany(line => line.Refunds.Select(refund => new MarketplaceRefund
            {
                Id = refund.Id,
                LineId = OrderMapping.Id<OrderLineId>(line.OrderLineId),
                Quantity = refund.Quantity,
                Amount = new Money(refund.Amount ?? 0m, currency),
                ShippingAmount = new Money(refund.ShippingAmount ?? 0m, currency),
                ReasonCode = refund.ReasonCode ?? string.Empty,
                CreatedAt = refund.CreatedDate,
            })),
        ];
    }

    /// <summary>Consents or refuses (RT21 <c>PUT /api/returns/accept</c>). <see cref="RetrySafety.Act"/>.</summary>
    public async Task DecideReturnAsync(string returnId, string? refusalReason, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var decision = new ReturnDecision(returnId, refusalReason is null, refusalReason is null ? null : new ReturnRejectionReason(refusalReason));
        Taken(MiraklOperations.AcceptReturns, await client.Under(permit).Returns.AcceptReturnsAsync([decision], cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Says that the goods arrived (RT25 <c>PUT /api/returns/receive</c>). <see cref="RetrySafety.Act"/>.</summary>
    public async Task ConfirmReturnReceiptAsync(string returnId, SendPermit permit, CancellationToken cancellationToken = default) =>
        Taken(MiraklOperations.ReceiveReturns, await client.Under(permit).Returns.ReceiveReturnsAsync([returnId], cancellationToken).ConfigureAwait(false));

    /// <summary>Says what was found about every line (RT26 <c>PUT /api/returns/compliance</c>). <see cref="RetrySafety.Act"/>.</summary>
    public async Task ReportInspectionAsync(string returnId, IReadOnlyList<ReturnInspection> findings, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var update = new ReturnComplianceUpdate
        {
            Id = returnId,
            ReturnLines =
            [
                .. findings.Select(static f => new ReturnLineComplianceUpdate(
                    f.LineId.Value, f.FaultReason is null, f.FaultReason is null ? null : new NonComplianceReason(f.FaultReason))),
            ],
        };
        Taken(MiraklOperations.UpdateReturnCompliance, await client.Under(permit).Returns.UpdateComplianceAsync([update], cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Ends the return (RT27 <c>PUT /api/returns/close</c>). <see cref="RetrySafety.Act"/>.</summary>
    public async Task CloseReturnAsync(string returnId, SendPermit permit, CancellationToken cancellationToken = default) =>
        Taken(MiraklOperations.CloseReturns, await client.Under(permit).Returns.CloseReturnsAsync([returnId], cancellationToken).ConfigureAwait(false));

    private static void Taken(Operation operation, BatchResult<string> result)
    {
        if (!result.AllSucceeded)
            throw Batches.Refused(operation, "The platform refused the step.", result.Failures);
    }

    private AsyncPageable<Return> ChangedSince(DateTimeOffset since, CancellationToken cancellationToken) =>
        client.Returns.GetReturnsAsync(new ReturnFilter { UpdatedFrom = since }, cancellationToken);

    private Task<ItemList<MarketplaceReturn>> ToDocumentsAsync(IReadOnlyList<Return> returns) => Task.FromResult<ItemList<MarketplaceReturn>>([.. returns.Select(ToDocument)]);

    private MarketplaceReturn ToDocument(Return found) => new()
    {
        Id = found.Id,
        Order = new OrderKey(connection, found.OrderId ?? string.Empty),
        StateText = found.State.Value,
        Rma = found.Rma,
        CreatedAt = found.DateCreated ?? default,
        UpdatedAt = found.LastUpdated ?? found.DateCreated ?? default,
        TrackingNumber = string.IsNullOrWhiteSpace(found.Tracking?.TrackingNumber) ? null : new TrackingNumber(found.Tracking.TrackingNumber),
        Lines = [.. found.ReturnLines.Select(Line)],
    };

    /// <summary>What was found last counts.</summary>
    private static MarketplaceReturnLine Line(ReturnLine line) => new(OrderMapping.Id<OrderLineId>(line.OrderLineId), line.Quantity, line.ReasonCode.Value)
    {
        IsInspected = line.Compliance.Count > 0,
        FaultReason = line.Compliance is [.., { Compliant: false } fault] ? fault.NonComplianceReasonCode.Value : null,
    };
}
