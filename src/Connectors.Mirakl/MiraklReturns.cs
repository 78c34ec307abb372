using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// Returns of goods, on platforms whose PC01 <c>features.returns</c> has them on. They move no money: refund with <see cref="MiraklOrders"/>.
/// Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class MiraklReturns : MiraklOperationGroup
{
    /// <summary>Most returns in one call of RT01.</summary>
    public const int MaxNewReturnsPerCall = 200;

    /// <summary>Most returns in one call of every other operation.</summary>
    public const int MaxReturnsPerCall = 100;

    internal MiraklReturns(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklReturns()
        : base(null)
    {
    }

    /// <summary>Lists returns, oldest first. RT11 <c>GET /api/returns</c>, every five minutes; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100; continuation tokens are the platform's own, opaque.</returns>
    public virtual AsyncPageable<Return> GetReturnsAsync(ReturnFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(MiraklOperations.GetReturns, request => Filtered(request, filter ?? new ReturnFilter()), MiraklJsonContext.Default.SeekPageReturn, MiraklJsonContext.Default.Return, static r => r.Id, 100, cancellationToken);

    /// <summary>Lists order lines whose goods may be returned. RT12 <c>GET /api/returns/items_to_return</c>, at each return request; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100; continuation tokens are the platform's own, opaque.</returns>
    public virtual AsyncPageable<ItemToReturn> GetItemsToReturnAsync(ItemsToReturnFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(
            MiraklOperations.GetItemsToReturn, request => Filtered(request, filter ?? new ItemsToReturnFilter()), MiraklJsonContext.Default.SeekPageItemToReturn, MiraklJsonContext.Default.ItemToReturn, static i => i.OrderLineId, 100, cancellationToken);

    /// <summary>
    /// Makes returns. RT01 <c>POST /api/returns</c>. <see cref="RetrySafety.Create"/>: a repeat makes a second one;
    /// <see cref="FindReturnsAsync"/> tells whether one was made.
    /// </summary>
    /// <param name="returns">1 to 200, at most one of a commercial order: errors name only that.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// Made returns, one for each order whose lines are in it, and those that were refused (keyed by commercial order, without codes): the call succeeds
    /// even when all fail.
    /// </returns>
    /// <exception cref="ArgumentException">There are none, or more than 200, or two of one commercial order.</exception>
    public virtual async Task<BatchResult<Return>> CreateReturnsAsync(IReadOnlyList<NewReturn> returns, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxNewReturnsPerCall, returns, static r => [r.OrderCommercialId, .. r.ReturnLines.Select(static l => l.OrderLineId)]);
        if (returns.DistinctBy(static r => r.OrderCommercialId, StringComparer.Ordinal).Count() != returns.Count)
            throw new ArgumentException("Two returns are of the same commercial order: their errors could not be told apart.", nameof(returns));

        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.CreateReturns).Json(new NewReturnsBody(returns), MiraklJsonContext.Default.NewReturnsBody),
            MiraklJsonContext.Default.ReturnsResultReturn,
            cancellationToken).ConfigureAwait(false);
        return Batches.Result(result.ReturnSuccess, result.ReturnErrors);
    }

    /// <summary>
    /// Whether a step was taken (RT21, RT25, RT27, RT29): the return is in the state it leads to, or has gone on from there. RT11 <c>GET /api/returns</c>;
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="returnId">The return.</param>
    /// <param name="state">Where the step leads, for example <see cref="ReturnState.Received"/> for RT25.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<Return>> FindStateAsync(string returnId, ReturnState state, CancellationToken cancellationToken = default) =>
        ReturnLookup.State(await FindAsync(returnId, cancellationToken).ConfigureAwait(false), state);

    /// <summary>Whether findings were told (RT26): every line shows them. RT11 <c>GET /api/returns</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="update">The findings, as they were sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<Return>> FindComplianceAsync(ReturnComplianceUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return ReturnLookup.Compliance(await FindAsync(update.Id, cancellationToken).ConfigureAwait(false), update);
    }

    /// <summary>
    /// Whether a return was made: the same lines, quantities and number, made since the attempt began. RT11 <c>GET /api/returns</c>; <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="created">The return, as it was sent.</param>
    /// <param name="since">When the attempt began. An equal return up to five minutes older proves nothing, as clocks differ, unless it bears the same number.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The returns it made, one for each order whose lines are in it.</returns>
    public virtual async Task<LookupResult<IReadOnlyList<Return>>> FindReturnsAsync(NewReturn created, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(created);
        var returns = new List<Return>();
        await foreach (var item in GetReturnsAsync(new ReturnFilter { OrderCommercialIds = [created.OrderCommercialId] }, cancellationToken).ConfigureAwait(false))
            returns.Add(item);
        return ReturnLookup.Among(returns, created, since);
    }

    /// <summary>Changes label, number, tracking, address or method of returns. RT04 <c>PUT /api/returns</c>; <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="updates">1 to 100 returns.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Changed returns, and those that were refused, without codes: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual async Task<BatchResult<Return>> UpdateReturnsAsync(IReadOnlyList<ReturnUpdate> updates, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxReturnsPerCall, updates, static u => [u.Id]);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UpdateReturns).Json(new ReturnUpdatesBody(updates), MiraklJsonContext.Default.ReturnUpdatesBody),
            MiraklJsonContext.Default.ReturnsResultReturn,
            cancellationToken).ConfigureAwait(false);
        return Batches.Result(result.ReturnSuccess, result.ReturnErrors);
    }

    /// <summary>
    /// Accepts or refuses returns that wait for it. RT21 <c>PUT /api/returns/accept</c>. <see cref="RetrySafety.Act"/>: a repeat refuses what was done;
    /// <see cref="FindStateAsync"/> tells.
    /// </summary>
    /// <param name="decisions">1 to 100 returns.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ids that were decided, and those that were refused, without codes: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual Task<BatchResult<string>> AcceptReturnsAsync(IReadOnlyList<ReturnDecision> decisions, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxReturnsPerCall, decisions, static d => [d.Id]);
        return SendAsync(
            Transport.Call(MiraklOperations.AcceptReturns).Json(new ReturnDecisionsBody(decisions), MiraklJsonContext.Default.ReturnDecisionsBody), cancellationToken);
    }

    /// <summary>
    /// Says that the goods of returns came. RT25 <c>PUT /api/returns/receive</c>. <see cref="RetrySafety.Act"/>: a repeat refuses what was done;
    /// <see cref="FindStateAsync"/> tells.
    /// </summary>
    /// <param name="returnIds">1 to 100 returns.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ids that were carried out, and those that were refused, without codes: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual Task<BatchResult<string>> ReceiveReturnsAsync(IReadOnlyList<string> returnIds, CancellationToken cancellationToken = default) =>
        SendIdsAsync(MiraklOperations.ReceiveReturns, Batches.Ids(MaxReturnsPerCall, returnIds), cancellationToken);

    /// <summary>
    /// Says whether returned goods are as they should be. RT26 <c>PUT /api/returns/compliance</c>. <see cref="RetrySafety.Act"/>: a repeat refuses what was done;
    /// <see cref="FindComplianceAsync"/> tells.
    /// </summary>
    /// <param name="updates">1 to 100 returns, each with all of its lines.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ids that were carried out, and those that were refused, without codes: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual Task<BatchResult<string>> UpdateComplianceAsync(IReadOnlyList<ReturnComplianceUpdate> updates, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxReturnsPerCall, updates, static u => [u.Id]);
        return SendAsync(
            Transport.Call(MiraklOperations.UpdateReturnCompliance).Json(new ReturnComplianceBody(updates), MiraklJsonContext.Default.ReturnComplianceBody), cancellationToken);
    }

    /// <summary>
    /// Finishes returns whose goods came. RT27 <c>PUT /api/returns/close</c>. <see cref="RetrySafety.Act"/>: a repeat refuses what was done;
    /// <see cref="FindStateAsync"/> tells. No money moves: refund with <see cref="MiraklOrders.RefundOrderLinesAsync"/>.
    /// </summary>
    /// <param name="returnIds">1 to 100 returns.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ids that were carried out, and those that were refused, without codes: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual Task<BatchResult<string>> CloseReturnsAsync(IReadOnlyList<string> returnIds, CancellationToken cancellationToken = default) =>
        SendIdsAsync(MiraklOperations.CloseReturns, Batches.Ids(MaxReturnsPerCall, returnIds), cancellationToken);

    /// <summary>
    /// Cancels returns. RT29 <c>PUT /api/returns/cancel</c>. <see cref="RetrySafety.Act"/>: a repeat refuses what was done; <see cref="FindStateAsync"/> tells.
    /// </summary>
    /// <param name="returnIds">1 to 100 returns.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ids that were carried out, and those that were refused, without codes: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual Task<BatchResult<string>> CancelReturnsAsync(IReadOnlyList<string> returnIds, CancellationToken cancellationToken = default) =>
        SendIdsAsync(MiraklOperations.CancelReturns, Batches.Ids(MaxReturnsPerCall, returnIds), cancellationToken);

    private static ConnectorRequest Filtered(ConnectorRequest request, ReturnFilter filter) => request
        .QueryRepeated("return_id", filter.ReturnIds)
        .QueryRepeated("return_state", filter.States.Select(static s => s.Value))
        .QueryRepeated("order_commercial_id", filter.OrderCommercialIds)
        .QueryRepeated("order_line_id", filter.OrderLineIds)
        .QueryRepeated("return_rma", filter.Rmas)
        .QueryRepeated("customer_id", filter.CustomerIds)
        .Query("return_creation_date_from", filter.CreatedFrom)
        .Query("return_creation_date_to", filter.CreatedTo)
        .Query("return_last_updated_from", filter.UpdatedFrom)
        .Query("return_last_updated_to", filter.UpdatedTo)
        .Query("sort", "date_created,ASC");

    private static ConnectorRequest Filtered(ConnectorRequest request, ItemsToReturnFilter filter) => request
        .QueryRepeated("order_commercial_id", filter.OrderCommercialIds)
        .QueryRepeated("order_line_id", filter.OrderLineIds)
        .Query("sort", "order_line_id,ASC");

    private Task<BatchResult<string>> SendIdsAsync(Operation operation, List<ItemId> returns, CancellationToken cancellationToken) =>
        SendAsync(Transport.Call(operation).Json(new ReturnIdsBody(returns), MiraklJsonContext.Default.ReturnIdsBody), cancellationToken);

    private async Task<BatchResult<string>> SendAsync(ConnectorRequest request, CancellationToken cancellationToken)
    {
        var result = await Transport.SendAsync(request, MiraklJsonContext.Default.ReturnsResultItemId, cancellationToken).ConfigureAwait(false);
        return Batches.Result(result.ReturnSuccess, result.ReturnErrors);
    }

    /// <summary>The return as it is now; null when the platform does not list it.</summary>
    internal async Task<Return?> FindAsync(string returnId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(returnId);
        await foreach (var found in GetReturnsAsync(new ReturnFilter { ReturnIds = [returnId] }, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(found.Id, returnId, StringComparison.Ordinal))
                return found;
        }

        return null;
    }
}
