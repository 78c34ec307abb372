using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders;

/// <summary>
/// How an order on account is paid: a case of its own, so that the order's can end while its terms run. It asks for nothing until the watch tells that its invoices are settled (<see cref="PaidBackWatch"/>); then the
/// store's order is looked at and marked as paid, once. Nobody else is told: a transaction of the B2B layer besides would count the payment twice.
/// </summary>
internal sealed class PaidBackFlow(IReadOnlyDictionary<ConnectionName, IStorefrontOrders> stores, IReadOnlyList<B2BInstance> instances) : Flow<PaidBackState, PaidBackInput, PaidBackEffect>(
    FlowName, PaidBackJsonContext.Default.PaidBackState, PaidBackJsonContext.Default.PaidBackInput, PaidBackJsonContext.Default.PaidBackEffect)
{
    public const string FlowName = "b2b-paid";

    private const string EffectId = "mark-as-paid";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; } = [.. stores.Keys.Select(static c => c.Value)];

    public static CaseId CaseOf(OrderKey order) => new(FlowName, order.ToString());

    /// <summary>A message to the case of an order's payment.</summary>
    public static InboxMessage Tell(OrderKey order, string inputId, PaidBackInput input) =>
        new(CaseOf(order), order.Connection.Value, inputId, JsonSerializer.Serialize(input, PaidBackJsonContext.Default.PaidBackInput), Priority.Order);

    /// <inheritdoc/>
    protected override Decision<PaidBackState, PaidBackEffect> Decide(CaseId caseId, PaidBackState? state, PaidBackInput? input, DateTimeOffset now)
    {
        var policy = PolicyOf(caseId);
        var notes = new List<Note>();
        var known = Hear(state ?? new PaidBackState(), input, now, notes);
        if (known.IsOver || known.ExternalNumber.Length == 0)
            return new Decision<PaidBackState, PaidBackEffect> { State = known, Stage = PaidBackStage.Over, Notes = notes, IsClosed = true };
        var again = known.SeenAt + policy.PaidBackEvery;
        var (problem, due) = known.Settled is null ? Unpaid(caseId, known, policy, now) : (NotMarked(caseId, known), null);
        return new Decision<PaidBackState, PaidBackEffect>
        {
            State = known,
            Stage = known.Settled is null ? PaidBackStage.Unpaid : PaidBackStage.Settled,
            Effects = known.Settled is null
                ? []
                : [new PlannedEffect<PaidBackEffect>(EffectId, new PaidBackEffect(), RetrySafety.Act, Priority.Order) { NotBefore = again, StillWorkingFor = stores[ConnectionOf(caseId)].Capabilities.StillWorkingFor }],
            Problems = problem is null ? [] : [problem],
            Notes = notes,
            Value = known.Total.ToString(),
            LookAgainAt = due,
        };
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<PaidBackInput>> RunAsync(CaseId caseId, PaidBackState? state, PaidBackEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var key = OrderKey.Parse(caseId.Key);
        var store = stores[key.Connection];
        var (received, tolerance) = (state!.Settled!.Received, PolicyOf(caseId).ErpTotalTolerance);
        var mayBeMarked = context.MayHaveHappened;
        var once = await context.OnceAsync<PaidBackInput>(FindAsync, MarkAsync, "payment in the store", cancellationToken: cancellationToken).ConfigureAwait(false);
        return new EffectResult<PaidBackInput>(once?.Value);

        async Task<LookupResult<PaidBackInput>> FindAsync(CancellationToken ct)
        {
            if (mayBeMarked)
            {
                switch (await store.FindPaymentAsync(key, ct).ConfigureAwait(false))
                {
                    case LookupResult<StorefrontOrder>.Found:
                        return new LookupResult<PaidBackInput>.Found(new PaidBackInput.Marked());
                    case LookupResult<StorefrontOrder>.CannotTell(var reason):
                        return new LookupResult<PaidBackInput>.CannotTell(reason);
                }
            }

            // What may not be marked is found as it is, and so left alone.
            return await StoreOrder.ReadAsync(store, key, ct).ConfigureAwait(false) is not { } order
                ? new LookupResult<PaidBackInput>.CannotTell("The store does not show the order any more.")
                : StorePayment.Of(order) is var payment && PaidBackJudgement.MayMark(payment, received, tolerance) && !PaidBackJudgement.IsOver(payment)
                    ? new LookupResult<PaidBackInput>.Absent()
                    : new LookupResult<PaidBackInput>.Found(new PaidBackInput.StoreSeen(payment));
        }

        async Task<PaidBackInput> MarkAsync(SendPermit permit, CancellationToken ct)
        {
            mayBeMarked = true;
            await store.MarkAsPaidAsync(key, permit, ct).ConfigureAwait(false);
            return new PaidBackInput.Marked();
        }
    }

    /// <inheritdoc/>
    protected override PaidBackInput Rejected(PaidBackState? state, PaidBackEffect effect, Rejection rejection) => new PaidBackInput.EffectRejected(rejection);

    private B2BPolicy PolicyOf(CaseId caseId) => B2BInstance.Of(instances, ConnectionOf(caseId)).Policy;

    private static ConnectionName ConnectionOf(CaseId caseId) => OrderKey.Parse(caseId.Key).Connection;

    private static PaidBackState Hear(PaidBackState known, PaidBackInput? input, DateTimeOffset now, List<Note> notes)
    {
        switch (input)
        {
            case PaidBackInput.Watched watched when known.ExternalNumber.Length == 0:
                notes.Add(new Note("payment.watched", $"the invoices of {watched.ExternalNumber} are to be paid"));
                return known with { ExternalNumber = watched.ExternalNumber, Total = watched.Total, Since = now };
            case PaidBackInput.Settled { Invoices: var invoices } when !known.IsOver && (known.Settled?.Received != invoices.Received || !known.Settled.Numbers.SequenceEqual(invoices.Numbers)):
                notes.Add(new Note("payment.settled", $"{invoices.Received} was paid of {string.Join(", ", invoices.Numbers)}, and nothing is left"));
                return known with { Settled = invoices, Seen = null, SeenAt = null, Refused = null };
            case PaidBackInput.StoreSeen { Payment: var payment } when PaidBackJudgement.IsOver(payment):
                if (!known.IsOver)
                    notes.Add(new Note("payment.over", $"the store shows the order as {payment.State}, payment {payment.PaymentState}"));
                return known with { IsOver = true };
            case PaidBackInput.StoreSeen { Payment: var payment } when known.Settled is not null:
                return known with { Seen = payment, SeenAt = now, Refused = null };
            case PaidBackInput.Marked:
                notes.Add(new Note("payment.marked", "the store shows the order as paid"));
                return known with { IsOver = true };
            case PaidBackInput.EffectRejected rejected:
                notes.Add(new Note("effect.refused", rejected.Why.Message));
                return known with { Refused = rejected.Why, SeenAt = now };
            case PaidBackInput.RetryRequested retry:
                notes.Add(new Note("case.retry", $"asked for by {retry.By ?? "a person"}"));
                return known with { Seen = null, SeenAt = null, Refused = null };
            case PaidBackInput.Acknowledged seen when known.ExternalNumber.Length > 0:
                notes.Add(new Note("case.acknowledged", $"seen by {seen.By ?? "a person"}"));
                return known with { IsOver = true };
            default:
                return known;
        }
    }

    /// <summary>The ledger dunns; a person is told here only where the merchant says from when on.</summary>
    private static (Problem? Problem, DateTimeOffset? Due) Unpaid(CaseId caseId, PaidBackState known, B2BPolicy policy, DateTimeOffset now)
    {
        if (policy.UnpaidDwell is not { } dwell || known.Since + dwell is var due && now < due)
            return (null, known.Since + policy.UnpaidDwell);
        return (new Problem(string.Empty, new Refusal
        {
            Reason = ReasonCatalogue.PaymentUnpaid,
            Message = $"Order {caseId.Key} worth {known.Total} left on account, and its invoices are not paid {dwell.TotalDays.ToString("0.#", CultureInfo.InvariantCulture)} days after its end.",
            Remedy = "Follow it up by the ledger. It closes by itself once the invoices are settled, or the store's order is paid or cancelled.",
            Facts = [new Fact("order", caseId.Key), new Fact("value", known.Total.ToString()), new Fact("ERP number", known.ExternalNumber)],
        }), null);
    }

    private static Problem? NotMarked(CaseId caseId, PaidBackState known)
    {
        if (known is { Seen: null, Refused: null })
            return null;
        var (invoices, why) = (known.Settled!, known.Refused?.Message ?? $"the store shows payment {known.Seen!.PaymentState} with {known.Seen.Outstanding} outstanding");
        return new Problem(string.Empty, new Refusal
        {
            Reason = ReasonCatalogue.NotMarkedAsPaid,
            Message = $"The invoices of order {caseId.Key} are settled with {invoices.Received} paid, and the store's order cannot be marked as paid for that: {why}.",
            Remedy = "Where the ERP credited something, refund it in the store; else settle the order's payment there. It is looked at again by itself, and closes once nothing is outstanding. Or acknowledge the case.",
            Facts =
            [
                new Fact("order", caseId.Key), new Fact("paid", invoices.Received.ToString()), new Fact("invoices", string.Join(", ", invoices.Numbers)),
                .. known.Seen is { } seen ? [new Fact("payment state", seen.PaymentState), new Fact("outstanding", seen.Outstanding.ToString())] : Array.Empty<Fact>(),
            ],
        });
    }
}
