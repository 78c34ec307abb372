using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders.References;

/// <summary>
/// Writes ERP numbers to marketplace orders, many in one call: marketplaces allow few such calls (Mirakl: one a minute, with 100 orders).
/// One case a marketplace; an order whose reference was refused hears of it itself.
/// </summary>
internal sealed class ReferenceFlow(IReadOnlyDictionary<ConnectionName, IMarketplace> marketplaces, IReadOnlyDictionary<string, TimeSpan> every)
    : Flow<ReferenceState, ReferenceInput, ReferenceEffect>(
        ReferenceMessages.Flow, OrderJsonContext.Default.ReferenceState, OrderJsonContext.Default.ReferenceInput, OrderJsonContext.Default.ReferenceEffect)
{
    private const int MostInOneCall = 100;

    public override IReadOnlyCollection<string> Connections { get; } = [.. every.Keys];

    protected override Decision<ReferenceState, ReferenceEffect> Decide(CaseId caseId, ReferenceState? state, ReferenceInput? input, DateTimeOffset now)
    {
        var known = state ?? new ReferenceState();
        var notes = new List<Note>();
        IReadOnlyList<RejectedReference> refused = [];
        switch (input)
        {
            case ReferenceInput.Wanted wanted:
                known = known with { Waiting = [.. known.Waiting.Where(w => w.Order != wanted.Reference.Order), wanted.Reference] };
                break;
            case ReferenceInput.Written written:
                known = known with { Waiting = [.. known.Waiting.Except(written.References)], WrittenAt = now };
                refused = written.Refused;
                notes.Add(new Note("references.written", string.Create(CultureInfo.InvariantCulture, $"{written.References.Count - written.Refused.Count} written, {written.Refused.Count} refused")));
                break;
        }

        return new Decision<ReferenceState, ReferenceEffect>
        {
            State = known,
            Stage = known.Waiting.Count == 0 ? "Idle" : "Waiting",
            Effects = known.Waiting.Count == 0 ? [] :
                [new PlannedEffect<ReferenceEffect>("write", new ReferenceEffect(), RetrySafety.SafeRepeat, Priority.Order) { NotBefore = known.WrittenAt + every[caseId.Key] }],
            Notes = notes,
            Deliver = [.. refused.Select(r => OrderMessages.Of(r.Order, $"reference rejected {now:O}", new MarketplaceInput.ReferenceRejected(r.ErrorCode)))],
        };
    }

    protected override async Task<EffectResult<ReferenceInput>> RunAsync(CaseId caseId, ReferenceState? state, ReferenceEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<SellerReference> sent = [.. state!.Waiting.Take(MostInOneCall)];
        var refused = await marketplaces[new ConnectionName(caseId.Key)].SetSellerReferencesAsync(sent, context.Permit, cancellationToken).ConfigureAwait(false);
        return new EffectResult<ReferenceInput>(new ReferenceInput.Written(sent, refused));
    }

    /// <summary>The whole call was refused: shown at its orders, so that the next ones are not kept waiting behind them.</summary>
    protected override ReferenceInput Rejected(ReferenceState? state, ReferenceEffect effect, Rejection rejection)
    {
        IReadOnlyList<SellerReference> sent = [.. state!.Waiting.Take(MostInOneCall)];
        return new ReferenceInput.Written(sent, [.. sent.Select(s => new RejectedReference(s.Order, rejection.ErrorCode))]);
    }
}
