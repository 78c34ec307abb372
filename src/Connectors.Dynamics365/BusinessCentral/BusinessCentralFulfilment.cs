using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>Posting of dispatches in Business Central behind the neutral port. Thread-safe.</summary>
/// <remarks>
/// The service has no key for a posting: whether one happened is told by what the lines of the order, or the invoices it became, say was posted. What a posting takes is said on the
/// lines before, and kept there until somebody posts: a person who posts the order between the two takes it, and the posting that follows then takes what is left of the order.
/// </remarks>
public sealed class BusinessCentralFulfilment : IErpFulfilment
{
    /// <summary>As many ids as an address of usual length holds.</summary>
    private const int OrdersACall = 20;

    private static readonly Operation Posting = BusinessCentralOperations.ShipAndInvoiceSalesOrder;

    private readonly BusinessCentralClient _client;
    private readonly Func<UnitCode, string> _unitText;
    private readonly IReadOnlySet<string> _charges;
    private readonly TimeZoneInfo _zone;
    private readonly TimeProvider _time;
    private readonly CallBatcher<Guid, OrderRead> _orders;
    private readonly ErpFulfilmentCapabilities _capabilities;
    private readonly BusinessCentralCompanion? _companion;

    /// <summary>Puts the client behind the port.</summary>
    /// <param name="connection">The connection this is.</param>
    /// <param name="client">The client of the company.</param>
    /// <param name="options">How orders are written: which items book charges, and the company's time zone.</param>
    /// <param name="unitText">The ERP's text for a unit, at most 10 characters; null writes the unit's own code.</param>
    /// <param name="time">The clock that says which day it is; null is the system's.</param>
    /// <param name="companion">What is known of the companion extension; null where there is none.</param>
    public BusinessCentralFulfilment(
        ConnectionName connection, BusinessCentralClient client, BusinessCentralErpOptions options, Func<UnitCode, string>? unitText = null, TimeProvider? time = null, BusinessCentralCompanion? companion = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        Connection = connection;
        (_client, _unitText, _charges, _zone) = (client, unitText ?? (static unit => unit.Value), options.GetChargeItems(), options.GetTimeZone());
        _time = time ?? TimeProvider.System;
        _orders = new(OrdersACall, static id => id.ToString("N"), ReadTogetherAsync);
        _companion = companion;
        _capabilities = new() { Posts = true, ShipsAlone = true, PartialDispatch = true, StillWorkingFor = options.StillWorkingFor };
    }

    /// <inheritdoc/>
    public ConnectionName Connection { get; }

    /// <summary>
    /// Whole orders and parts of them, with an invoice or alone. An order may forbid parts itself (<c>partialShipping</c>), and then the ERP refuses them. Orders are reduced where the companion
    /// extension was seen to do that.
    /// </summary>
    public ErpFulfilmentCapabilities Capabilities => _companion?.Had(CompanionContract.OrderReduction) == true ? _capabilities with { ReducesOrders = true } : _capabilities;

    /// <summary>The same, once the companion extension was asked (<c>GET $metadata</c> of it, now and then). <see cref="RetrySafety.Read"/>.</summary>
    public async ValueTask<ErpFulfilmentCapabilities> ReadCapabilitiesAsync(CancellationToken cancellationToken = default)
    {
        if (_companion is not null)
            await _companion.HasAsync(CompanionContract.OrderReduction, cancellationToken).ConfigureAwait(false);
        return Capabilities;
    }

    /// <summary>
    /// Whether the order's lines say that it is posted as far as it left (<c>GET salesOrders</c>); of an order that is gone, whether its invoices do (<c>GET salesInvoices</c>).
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, or the id of the order is none of this ERP's.</exception>
    public async Task<LookupResult<PostedErpDispatch>> FindDispatchAsync(ErpDispatch dispatch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        var id = BusinessCentralErp.IdOf(dispatch.Order, BusinessCentralOperations.ListSalesOrders);
        if ((await _orders.AskAsync(id, cancellationToken).ConfigureAwait(false)).Order is not { } order)
            return await FindInvoicedAsync(dispatch, id, cancellationToken).ConfigureAwait(false);
        var (plan, why, _) = DispatchPlan.Make(order, dispatch, _charges, _unitText);
        return plan switch
        {
            null => new LookupResult<PostedErpDispatch>.CannotTell(why),
            { IsPosted: true } => new LookupResult<PostedErpDispatch>.Found(new PostedErpDispatch { OrderNumber = order.Number, Beyond = plan.Beyond }),
            _ => new LookupResult<PostedErpDispatch>.Absent(),
        };
    }

    /// <summary>
    /// Reads the order (together with others that are asked for meanwhile), says on it the day, and on its lines what the posting takes, where they say otherwise
    /// (<c>PATCH salesOrders({id})</c>, <c>PATCH salesOrderLines({id})</c>, for an order that leaves in parts), and posts (<c>POST salesOrders({id})/Microsoft.NAV.shipAndInvoice</c>):
    /// two calls for an order that leaves whole on its day. Where the books are closed on the day, the first open one is read (<c>GET generalLedgerSetup</c>) and taken. A refusal is
    /// believed only when the order shows that nothing was posted. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindDispatchAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; or nothing was posted, because the order is gone (<see cref="FailureKind.NotFound"/>), does not hold what left (<see cref="FailureKind.Rejected"/>), was changed
    /// meanwhile (<see cref="FailureKind.Conflict"/>) or does not tell what was posted (<see cref="FailureKind.Unreadable"/>).
    /// </exception>
    public async Task<PostedErpDispatch> PostDispatchAsync(ErpDispatch dispatch, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        var id = BusinessCentralErp.IdOf(dispatch.Order, Posting);
        var permitted = _client.Under(permit);
        var order = (await _orders.AskAsync(id, cancellationToken).ConfigureAwait(false)).Order
            ?? throw ConnectorException.For(Posting, FailureKind.NotFound, "the order is gone, and was not posted by this call");
        var plan = Plan(order, dispatch);
        if (plan.IsPosted)
            return new PostedErpDispatch { OrderNumber = order.Number, Beyond = plan.Beyond };

        // One after the other: the ERP locks the order meanwhile.
        DateOnly? on = dispatch.LeftAt is { } left ? SalesOrderMapping.Date(left < _time.GetUtcNow() ? left : _time.GetUtcNow(), _zone) : null;
        await SayDayAsync(permitted, order, on, cancellationToken).ConfigureAwait(false);
        foreach (var step in plan.Steps.Where(static step => !step.IsSaid))
            await SayAsync(permitted, step, cancellationToken).ConfigureAwait(false);
        if (await PostAsync(permitted, dispatch, id, plan, cancellationToken).ConfigureAwait(false) is { } closed)
        {
            on = await OpenDayAsync(permitted, closed.Order, on, cancellationToken).ConfigureAwait(false) ?? throw closed.Why;
            await SayDayAsync(permitted, closed.Order, on, cancellationToken).ConfigureAwait(false);
            if (await PostAsync(permitted, dispatch, id, plan, cancellationToken).ConfigureAwait(false) is { } again)
                throw again.Why;
        }

        return new PostedErpDispatch { OrderNumber = order.Number, PostedOn = on ?? order.PostingDate, IsOrderGone = plan.EndsOrder, Beyond = plan.Beyond };
    }

    /// <summary>
    /// Reads the order and brings its lines of goods down to what left, all of them or none (<c>POST openOrders({id})/Microsoft.NAV.reduce</c> of the companion extension). It names what each line
    /// was read to hold, so that what somebody changed or did already is not reduced again. <see cref="RetrySafety.Act"/>; look-up: <see cref="IErp.FindCreatedOrderAsync"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; or nothing was reduced, because the order is gone (<see cref="FailureKind.NotFound"/>) or holds no more than what left, or less (<see cref="FailureKind.Rejected"/>).</exception>
    public async Task ReduceOrderAsync(ErpDispatch left, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(left);
        var operation = BusinessCentralOperations.ReduceOpenOrder;
        var id = BusinessCentralErp.IdOf(left.Order, operation);
        var order = (await _orders.AskAsync(id, cancellationToken).ConfigureAwait(false)).Order
            ?? throw ConnectorException.For(operation, FailureKind.NotFound, "the order is gone, and was not reduced by this call");
        var (lines, why, kind) = ReductionPlan.Make(order, left, _charges, _unitText);
        if (lines.Count == 0)
            throw kind == FailureKind.Rejected ? FieldText.Refuse(operation, why) : ConnectorException.For(operation, kind, $"{why}; nothing was reduced");
        await BusinessCentralCompanion.WatchAsync(_companion, async () =>
        {
            await _client.Under(permit).ReduceOpenOrderAsync(id, lines, cancellationToken).ConfigureAwait(false);
            return lines;
        }).ConfigureAwait(false);
    }

    /// <summary>Posts.</summary>
    /// <returns>Null when it is posted; otherwise the order, and the refusal, where it is the day that is wrong.</returns>
    private async Task<(Models.SalesOrder Order, ConnectorException Why)?> PostAsync(BusinessCentralClient permitted, ErpDispatch dispatch, Guid id, DispatchPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await permitted.ShipAndInvoiceSalesOrderAsync(id, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ConnectorException refused) when (BusinessCentralClient.IsWordOnPosting(refused))
        {
            if (await UnpostedAsync(permitted, dispatch, id, plan, refused, cancellationToken).ConfigureAwait(false) is not { } order)
                return null;
            if (refused.Kind == FailureKind.NotFound)
                throw ConnectorException.For(Posting, FailureKind.Rejected, $"the order is there, and the ERP lacks something that its posting needs ({refused.ErrorCode}); nothing was posted");
            if (refused.Kind != FailureKind.Rejected || !PostingDays.IsClosed(refused))
                throw;
            return (order, refused);
        }
    }

    private static async Task SayDayAsync(BusinessCentralClient permitted, Models.SalesOrder order, DateOnly? on, CancellationToken cancellationToken)
    {
        if (on is { } date && order.PostingDate != date)
            await permitted.UpdateSalesOrderAsync(order.Id, order.ETag, new SalesOrderChange { PostingDate = date }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As the line was read, which is one call; when it was changed since, it is looked at once more.</summary>
    private static async Task SayAsync(BusinessCentralClient permitted, DispatchStep step, CancellationToken cancellationToken)
    {
        try
        {
            if (step.Line.ETag != default && step.Change(step.Line) is { } change)
            {
                await permitted.UpdateSalesOrderLineAsync(step.Line.Id, step.Line.ETag, change, cancellationToken).ConfigureAwait(false);
                return;
            }
        }
        catch (ConnectorConflictException)
        {
            // The ERP writes lines anew when it computes; people do too.
        }

        await permitted.ChangeSalesOrderLineAsync(step.Line.Id, there => step.IsAsPlanned(there) ? step.Change(there) : throw Changed(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<DateOnly?> OpenDayAsync(BusinessCentralClient from, Models.SalesOrder order, DateOnly? wanted, CancellationToken cancellationToken)
    {
        var setup = await WholeList.ReadReadableAsync(from.GetGeneralLedgerSetupsAsync(cancellationToken: cancellationToken), BusinessCentralOperations.ListGeneralLedgerSetups, cancellationToken).ConfigureAwait(false);
        return setup is [var only] && (wanted ?? order.PostingDate) is { } day ? PostingDays.FirstOpen(day, only, SalesOrderMapping.Date(_time.GetUtcNow(), _zone)) : null;
    }

    /// <summary>The order, when nothing of a posting that was refused was carried out; null when all of it was: some versions fail when all is done.</summary>
    private async Task<Models.SalesOrder?> UnpostedAsync(BusinessCentralClient permitted, ErpDispatch dispatch, Guid id, DispatchPlan planned, ConnectorException refused, CancellationToken cancellationToken)
    {
        Models.SalesOrder? there;
        DispatchPlan? now;
        try
        {
            there = await ReadAsync(permitted, [id], Posting, cancellationToken).ConfigureAwait(false) is [var only] ? only : null;
            now = there is null ? null : DispatchPlan.Make(there, dispatch, _charges, _unitText).Plan;
        }
        catch (PortException)
        {
            throw BusinessCentralClient.MayBeDone(refused);
        }

        if (now is { IsPosted: true })
            return null;
        return now is not null && now.PostsAs(planned) ? there : throw BusinessCentralClient.MayBeDone(refused);
    }

    private async Task<LookupResult<PostedErpDispatch>> FindInvoicedAsync(ErpDispatch dispatch, Guid id, CancellationToken cancellationToken)
    {
        var number = dispatch.Order.Number;
        var all = await WholeList.ReadAsync(_client.GetSalesInvoicesAsync(ODataFilter.EqualTo("orderNumber", number), withLines: true, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (all.Unreadable.Count > 0)
            return new LookupResult<PostedErpDispatch>.CannotTell($"An invoice of order {number} cannot be read.");
        var posted = all.Where(static invoice => invoice.Status != SalesInvoiceStatus.Draft).ToList();
        if (posted.Count == 0)
            return new LookupResult<PostedErpDispatch>.Absent();
        if (posted.Exists(invoice => invoice.OrderId is { } of && of != id))
            return new LookupResult<PostedErpDispatch>.CannotTell($"Order {number} is gone, and there are invoices with its number that were not made of it.");
        if (DispatchTotals.Of(posted) is not { } invoiced)
            return new LookupResult<PostedErpDispatch>.CannotTell($"The invoices of order {number} do not tell what they hold.");
        var left = DispatchTotals.Of(dispatch, _unitText);
        if (left.Any(of => invoiced.GetValueOrDefault(of.Key) < of.Value))
            return new LookupResult<PostedErpDispatch>.CannotTell($"Order {number} is gone, and less of it was invoiced than left.");
        return new LookupResult<PostedErpDispatch>.Found(new PostedErpDispatch
        {
            OrderNumber = number,
            IsOrderGone = true,
            Beyond = [.. invoiced.Where(of => !_charges.Contains(of.Key.Number) && of.Value > left.GetValueOrDefault(of.Key)).Select(static of => new Sku(of.Key.Number)).Distinct()],
        });
    }

    private DispatchPlan Plan(Models.SalesOrder order, ErpDispatch dispatch)
    {
        var (plan, why, kind) = DispatchPlan.Make(order, dispatch, _charges, _unitText);
        return plan ?? throw (kind == FailureKind.Rejected ? FieldText.Refuse(Posting, why) : ConnectorException.For(Posting, kind, $"{why}; nothing was posted"));
    }

    /// <summary>The orders as they are now; nobody learns anything from an answer with what cannot be read, or with another order: each is asked for alone then.</summary>
    private async Task<IReadOnlyList<OrderRead?>> ReadTogetherAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        try
        {
            var orders = await ReadAsync(_client, ids, BusinessCentralOperations.ListSalesOrders, cancellationToken).ConfigureAwait(false);
            return [.. ids.Select(id => new OrderRead(orders.FirstOrDefault(order => order.Id == id)))];
        }
        catch (ConnectorException unread) when (ids.Count > 1 && unread.Kind == FailureKind.Unreadable)
        {
            return new OrderRead?[ids.Count];
        }
    }

    private static async Task<IReadOnlyList<Models.SalesOrder>> ReadAsync(BusinessCentralClient from, IReadOnlyList<Guid> ids, Operation operation, CancellationToken cancellationToken)
    {
        var filter = ids.Select(static id => ODataFilter.EqualTo("id", id)).Aggregate(static (any, next) => any.Or(next));
        var orders = await WholeList.ReadAsync(from.GetSalesOrdersAsync(filter, withLines: true, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (orders.Unreadable.Count > 0 || orders.Any(order => !ids.Contains(order.Id)))
            throw ConnectorException.For(operation, FailureKind.Unreadable, "the ERP answered with what cannot be read, or with another order than the one that was asked for");
        return orders;
    }

    private static ConnectorException Changed() => ConnectorException.For(Posting, FailureKind.Conflict, "somebody posted or changed a line of the order meanwhile; nothing was posted");

    /// <summary>An order that was asked for; null when it is gone.</summary>
    private sealed record OrderRead(Models.SalesOrder? Order);
}
