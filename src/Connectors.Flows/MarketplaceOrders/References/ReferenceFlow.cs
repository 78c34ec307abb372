using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

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
        IReadOnlyList<RowChange> rows = [];
        switch (input)
        {
            case ReferenceInput.Wanted { Reference: var wanted } when known.Behind == 0 && known.Waiting.Count < MostInOneCall:
                known = known with { Waiting = With(known.Waiting, wanted) };
                break;
            case ReferenceInput.Wanted { Reference: var wanted }:
                known = known with { Behind = known.Behind + 1, LastRow = known.LastRow + 1 };
                rows = [new RowChange(TableOf(caseId), string.Create(CultureInfo.InvariantCulture, $"{known.LastRow:D12}"), JsonSerializer.Serialize(wanted, OrderJsonContext.Default.SellerReference))];
                break;
            case ReferenceInput.Fetched fetched:
                // What is counted but not there is nowhere: it is not waited for.
                known = known with { Waiting = fetched.References.Aggregate(known.Waiting, With), Behind = fetched.Rows.Count == 0 ? 0 : known.Behind - fetched.Rows.Count };
                rows = [.. fetched.Rows.Select(r => new RowChange(TableOf(caseId), r, null))];
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
            Stage = known.Waiting.Count == 0 && known.Behind == 0 ? "Idle" : "Waiting",
            Effects = [.. EffectsOf(known, every[caseId.Key])],
            Notes = notes,
            Deliver = [.. refused.Select(r => OrderMessages.Of(r.Order, $"reference rejected {now:O}", new MarketplaceInput.ReferenceRejected(r.ErrorCode)))],
            Rows = rows,
        };
    }

    protected override async Task<EffectResult<ReferenceInput>> RunAsync(CaseId caseId, ReferenceState? state, ReferenceEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        if (state!.Waiting.Count == 0)
            return new EffectResult<ReferenceInput>(await FetchAsync(caseId, context.Cases, cancellationToken).ConfigureAwait(false));
        IReadOnlyList<SellerReference> sent = [.. state.Waiting.Take(MostInOneCall)];
        var refused = await marketplaces[new ConnectionName(caseId.Key)].SetSellerReferencesAsync(sent, context.Permit, cancellationToken).ConfigureAwait(false);
        return new EffectResult<ReferenceInput>(new ReferenceInput.Written(sent, refused));
    }

    /// <summary>The whole call was refused: shown at its orders, so that the next ones are not kept waiting behind them.</summary>
    protected override ReferenceInput Rejected(ReferenceState? state, ReferenceEffect effect, Rejection rejection)
    {
        IReadOnlyList<SellerReference> sent = [.. state!.Waiting.Take(MostInOneCall)];
        return new ReferenceInput.Written(sent, [.. sent.Select(s => new RejectedReference(s.Order, rejection.ErrorCode))]);
    }

    private static IEnumerable<PlannedEffect<ReferenceEffect>> EffectsOf(ReferenceState known, TimeSpan every)
    {
        if (known.Waiting.Count > 0)
            yield return new PlannedEffect<ReferenceEffect>("write", new ReferenceEffect(), RetrySafety.SafeRepeat, Priority.Order) { NotBefore = known.WrittenAt + every };
        else if (known.Behind > 0)
            yield return new PlannedEffect<ReferenceEffect>("fetch", new ReferenceEffect(), RetrySafety.Read, Priority.Order);
    }

    private static async Task<ReferenceInput> FetchAsync(CaseId caseId, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var rows = await cases.GetRowsAsync(TableOf(caseId), cancellationToken: cancellationToken).Take(MostInOneCall).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new ReferenceInput.Fetched([.. rows.Select(static r => r.Key)], [.. rows.Select(static r => JsonSerializer.Deserialize(r.Content, OrderJsonContext.Default.SellerReference)!)]);
    }

    /// <summary>Of one order only the newest is written.</summary>
    private static IReadOnlyList<SellerReference> With(IReadOnlyList<SellerReference> waiting, SellerReference wanted) => [.. waiting.Where(w => w.Order != wanted.Order), wanted];

    private static string TableOf(CaseId caseId) => caseId.ToString();
}
