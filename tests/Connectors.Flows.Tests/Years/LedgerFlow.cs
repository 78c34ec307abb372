using Connectors.Flows.Engine;

namespace Connectors.Flows.Tests.Years;

/// <summary>Every parcel that it was told of, as often as it was told.</summary>
internal sealed record LedgerState
{
    public IReadOnlyList<string> Entries { get => field ?? []; init; }
}

internal sealed record LedgerInput(string Parcel);

internal sealed record LedgerEffect;

/// <summary>One case a connection, which other cases tell of their end. Only the newer release has it.</summary>
internal sealed class LedgerFlow() : Flow<LedgerState, LedgerInput, LedgerEffect>("ledger", YearsJson.Default.LedgerState, YearsJson.Default.LedgerInput, YearsJson.Default.LedgerEffect)
{
    private static readonly LedgerFlow Writer = new();

    public static InboxMessage Entry(string connection, string parcel) => Writer.Message(new CaseId("ledger", connection), connection, parcel, new LedgerInput(parcel), Priority.Returns);

    protected override Decision<LedgerState, LedgerEffect> Decide(CaseId caseId, LedgerState? state, LedgerInput? input, DateTimeOffset now)
    {
        var known = state ?? new LedgerState();
        return new Decision<LedgerState, LedgerEffect> { State = input is null ? known : known with { Entries = [.. known.Entries, input.Parcel] }, Stage = "Open" };
    }

    protected override Task<EffectResult<LedgerInput>> RunAsync(CaseId caseId, LedgerState? state, LedgerEffect effect, EffectContext context, CancellationToken cancellationToken) => throw new NotSupportedException();

    protected override LedgerInput Rejected(LedgerState? state, LedgerEffect effect, Rejection rejection) => throw new NotSupportedException();
}
