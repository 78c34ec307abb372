using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Json;

namespace Connectors.Flows.OrderToCash.References;

/// <summary>
/// Writes ERP numbers to marketplace orders, many in one call: marketplaces allow few such calls (Mirakl: one a minute, with 100 orders).
/// One case a marketplace.
/// </summary>
internal sealed class ReferenceFlow(IReadOnlyDictionary<ConnectionName, IMarketplace> marketplaces, OrderPolicy policy, TimeProvider time)
    : Flow<ReferenceState, ReferenceInput, ReferenceEffect>(
        "order-reference", FlowsJsonContext.Default.ReferenceState, FlowsJsonContext.Default.ReferenceInput, FlowsJsonContext.Default.ReferenceEffect)
{
    private const int MostInOneCall = 100;

    /// <summary>The input by which an order asks for its reference to be written; the same one is heard once.</summary>
    public InboxMessage Want(SellerReference reference) => new(
        new CaseId(Name, reference.Order.Connection.Value),
        reference.Order.Connection.Value,
        $"{reference.Order} {reference.Reference}",
        Write(new ReferenceInput.Wanted(reference)),
        Priority.Catalogue); // Behind all else: in a rush many are then heard, and the long list written, at once.

    protected override Decision<ReferenceState, ReferenceEffect> Decide(CaseId caseId, ReferenceState? state, ReferenceInput? input, DateTimeOffset now)
    {
        var known = state ?? new ReferenceState();
        var notes = new List<Note>();
        switch (input)
        {
            case ReferenceInput.Wanted wanted:
                known = known with
                {
                    Waiting = [.. Without(known.Waiting, w => w.Order == wanted.Reference.Order), wanted.Reference],
                    Refused = Without(known.Refused, r => r.Order == wanted.Reference.Order),
                };
                break;
            case ReferenceInput.Written written:
                known = known with
                {
                    Waiting = [.. known.Waiting.Except(written.References)],
                    Refused = [.. known.Refused, .. written.Refused],
                    WrittenAt = written.At,
                };
                notes.Add(new Note("references.written", string.Create(CultureInfo.InvariantCulture, $"{written.References.Count - written.Refused.Count} written, {written.Refused.Count} refused")));
                break;
        }

        return new Decision<ReferenceState, ReferenceEffect>
        {
            State = known,
            Stage = known.Waiting.Count == 0 ? "Idle" : "Waiting",
            Effects = known.Waiting.Count == 0 ? [] :
                [new PlannedEffect<ReferenceEffect>("write", new ReferenceEffect(), RetrySafety.SafeRepeat, Priority.Order) { NotBefore = known.WrittenAt + policy.ReferencesEvery }],
            Problems = [.. known.Refused.Select(Problem)],
            Notes = notes,
        };
    }

    protected override async Task<EffectResult<ReferenceInput>> RunAsync(CaseId caseId, ReferenceState? state, ReferenceEffect effect, EffectCall call, CancellationToken cancellationToken)
    {
        IReadOnlyList<SellerReference> sent = [.. state!.Waiting.Take(MostInOneCall)];
        var refused = await marketplaces[new ConnectionName(caseId.Key)].SetSellerReferencesAsync(sent, SendPermit.WithoutLimit(), cancellationToken).ConfigureAwait(false);
        return new EffectResult<ReferenceInput>(new ReferenceInput.Written(sent, refused, time.GetUtcNow()));
    }

    /// <summary>The whole call was refused: shown at its orders, so that the next ones are not kept waiting behind them.</summary>
    protected override ReferenceInput Rejected(ReferenceState? state, ReferenceEffect effect, Rejection rejection)
    {
        IReadOnlyList<SellerReference> sent = [.. state!.Waiting.Take(MostInOneCall)];
        return new ReferenceInput.Written(sent, [.. sent.Select(s => new RejectedReference(s.Order, rejection.ErrorCode))], time.GetUtcNow());
    }

    /// <summary>The same list when there is nothing to leave out, which is nearly always.</summary>
    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> items, Func<T, bool> leaveOut) =>
        items.Any(leaveOut) ? [.. items.Where(i => !leaveOut(i))] : items;

    private static Problem Problem(RejectedReference refused) => new($"order {refused.Order}", new Refusal
    {
        Reason = ReasonCatalogue.SystemRejected,
        Message = $"The marketplace did not take the ERP's number of order {refused.Order}.",
        Remedy = "The order itself is not affected. Write the number in the marketplace's back office if it is needed there.",
        Facts = [new Fact("code", refused.ErrorCode ?? "none")],
    })
    { Holds = false };
}
