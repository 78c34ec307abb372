using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Years;

/// <summary>What is known of one parcel.</summary>
internal sealed record ParcelState
{
    /// <summary>Only the second format has it.</summary>
    public string? Writer { get; init; }

    public DateTimeOffset ShipBy { get; init; }

    public bool IsKnown { get; init; }

    public string? ThingId { get; init; }

    /// <summary>How many are wanted; people take off what will not come.</summary>
    public decimal Quantity { get; init; }

    /// <summary>What B showed of it; null until B has it.</summary>
    public BackOfficeState? AtB { get; init; }

    /// <summary>What A was told to have left.</summary>
    public IReadOnlyList<ConfirmedShipment> Told { get => field ?? []; init; }

    public bool IsNoted { get; init; }

    public bool IsSeen { get; init; }

    public bool IsGone { get; init; }

    public bool IsCancelled { get; init; }

    public bool IsUndone { get; init; }

    public string? RefusedBy { get; init; }
}

internal sealed record ParcelInput(string What, string? ThingId = null)
{
    /// <summary>How many are wanted, or were told to have left.</summary>
    public decimal Quantity { get; init; }

    /// <summary>What B shows of it.</summary>
    public WarehouseOrder? Order { get; init; }
}

internal sealed record ParcelEffect(string What, string? ShipmentId = null, decimal Quantity = 0);

/// <summary>What the parcels' table says: from which version on a gated parcel may leave.</summary>
internal sealed record GateTable(int Version);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ParcelState))]
[JsonSerializable(typeof(ParcelInput))]
[JsonSerializable(typeof(ParcelEffect))]
[JsonSerializable(typeof(LedgerState))]
[JsonSerializable(typeof(LedgerInput))]
[JsonSerializable(typeof(LedgerEffect))]
internal sealed partial class YearsJson : JsonSerializerContext;

/// <summary>
/// Like an order in small: something is made at A; it is moved at B and noted at A side by side; what has left B is told at A, shipment by shipment and kits
/// whole; it waits for a table; A is asked for it by its id; the ledger is told.
/// </summary>
internal sealed class ParcelFlow(int format, IPorts ports, Func<GateTable> gate, Mend without = Mend.None) : Flow<ParcelState, ParcelInput, ParcelEffect, GateTable>("parcel", YearsJson.Default.ParcelState, YearsJson.Default.ParcelInput, YearsJson.Default.ParcelEffect)
{
    /// <summary>The vendors' own limit of eight minutes, and two for how far clocks may differ.</summary>
    public static readonly TimeSpan StillWorkingFor = VendorModel.Limit + TimeSpan.FromMinutes(2);

    private static readonly IReadOnlyDictionary<OrderLineId, Ratio> Packs = new Dictionary<OrderLineId, Ratio> { [ParcelGoods.Line] = new(1, 1) };

    public override int Format => format;

    public static string ConnectionOf(string key) => key[..key.IndexOf(':', StringComparison.Ordinal)];

    public static bool IsGated(string key) => key.EndsWith('3') || key.EndsWith('7');

    public override ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default)
    {
        var now = gate();
        return new(new Knowledge(now, $"gate {now.Version}"));
    }

    protected override string UpgradeState(int format, string state) => Upgraded(state);

    protected override Decision<ParcelState, ParcelEffect> Decide(CaseId caseId, ParcelState? state, ParcelInput? input, DateTimeOffset now, GateTable knowledge)
    {
        var known = state ?? new ParcelState { ShipBy = now.AddHours(3), Writer = Format > 1 ? "2" : null, Quantity = ParcelGoods.Ordered(caseId.Key) };
        if (Format > 1 && known.Writer is null)
            throw new InvalidOperationException("A state of the first format was not upgraded.");
        known = input?.What switch
        {
            null => known,
            "new" => known with { IsKnown = true },
            "cancel" => known.ThingId is null ? known with { IsCancelled = true } : known,
            "made" => known with { ThingId = input!.ThingId },
            "reduced" => known with { Quantity = Math.Min(known.Quantity, input!.Quantity) },
            "moved" or "at B" => known with { AtB = Seen(caseId, known.AtB ?? new BackOfficeState(), input!, now) },
            "told" => known with { Told = [.. known.Told, new ConfirmedShipment(input!.ThingId!, [new ConfirmedLine(ParcelGoods.Line, input.Quantity)])] },
            "noted" => known with { IsNoted = true },
            "seen" => known with { IsSeen = true },
            "gone" => known with { IsGone = true },
            "undone" => known with { IsUndone = true },
            _ => known with { RefusedBy = input!.What },
        };
        var effects = new List<PlannedEffect<ParcelEffect>>();
        var problems = new List<Problem>();
        var isOver = known.IsSeen || (known.IsCancelled && (known.ThingId is null || known.IsUndone));
        var waitsForGate = false;
        var status = DispatchAggregation.Aggregate([ParcelGoods.LineOf(caseId.Key, known.Quantity)], known.AtB?.Dispatches ?? [], known.AtB?.Warehouse ?? WarehouseOrderState.Unknown);
        var plan = ConfirmationPlan.Make(status, Packs, without == Mend.RemembersTold ? [] : known.Told);
        var isTold = plan.Confirmations.Count == 0 && ((status.IsComplete && plan.IsEverythingTold) || (without == Mend.WaitsForTheRest && known.Told.Count > 0));
        if (known.RefusedBy is { } by)
        {
            problems.Add(Why("refused", ReasonCatalogue.SystemRejected, $"Refused: {by}"));
        }
        else if (known.IsGone)
        {
            problems.Add(Why("gone", ReasonCatalogue.WarehouseCancelled, "It is gone."));
        }
        else if (known.IsCancelled)
        {
            if (known is { ThingId: not null, IsUndone: false })
                effects.Add(Write("undo"));
        }
        else if (known.ThingId is null)
        {
            effects.Add(Write("make", RetrySafety.Create, Priority.Acknowledge));
        }
        else if (!isOver)
        {
            if (known.AtB is null)
                effects.Add(Write("move"));
            if (!known.IsNoted)
                effects.Add(new PlannedEffect<ParcelEffect>("note", new ParcelEffect("note"), RetrySafety.SafeRepeat, Priority.Ship));
            effects.AddRange(plan.Confirmations.Select(Tell));
            if (without != Mend.ShowsShort)
                problems.AddRange(status.Findings.Concat(plan.Findings).DistinctBy(static f => f.Reason).Select(static f => new Problem("dispatch", f)));
            waitsForGate = isTold && known.IsNoted && IsGated(caseId.Key) && knowledge.Version < 2;
            if (waitsForGate)
                problems.Add(Why("gate", ReasonCatalogue.CarrierUnmapped, "The table has no row.") with { Topics = [Topic.Table("gate")] });
            else if (isTold && known.IsNoted)
                effects.Add(new PlannedEffect<ParcelEffect>("check", new ParcelEffect("check"), RetrySafety.Read, Priority.Order));
        }

        if (!isOver && !isTold)
            problems.Add(Why("ship-by", ReasonCatalogue.DispatchDue, "It must leave soon.", now >= known.ShipBy ? Severity.Page : Severity.Warning) with { Deadline = known.ShipBy, Holds = false });
        return new Decision<ParcelState, ParcelEffect>
        {
            State = known,
            Stage = isOver ? known.IsCancelled ? "Cancelled" : "Done" : waitsForGate ? "Gate" : known.RefusedBy is not null ? "Refused" : known.IsGone ? "Gone" : "Working",
            Effects = effects,
            Problems = problems,
            Notes = input is null ? [] : [new Note("parcel", input.What)],
            LookAgainAt = !isOver && !isTold && now < known.ShipBy ? known.ShipBy : null,
            Deadline = isTold ? null : known.ShipBy,
            IsClosed = isOver,
            Deliver = input?.What == "seen" ? [Entry(caseId)] : [],
        };
    }

    protected override async Task<EffectResult<ParcelInput>> RunAsync(CaseId caseId, ParcelState? state, ParcelEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var key = caseId.Key;
        switch (effect.What)
        {
            case "make":
                var made = await context.OnceAsync(ct => ports.FindAsync("A", "make", key, ct), (permit, ct) => ports.DoAsync("A", "make", key, 0, permit, ct), "thing", cancellationToken: cancellationToken).ConfigureAwait(false);
                return new EffectResult<ParcelInput>(made is null ? null : new ParcelInput("made", made.Value.Id));
            case "move":
                var moved = await context.OnceAsync(ct => ports.FindAsync("B", "move", key, ct), (permit, ct) => ports.DoAsync("B", "move", key, 0, permit, ct), "move", looksBeforeFirst: false, cancellationToken: cancellationToken).ConfigureAwait(false);
                return new EffectResult<ParcelInput>(moved is null ? null : new ParcelInput("moved") { Order = moved.Value.Order });
            case "tell":
                var (operation, shipment) = ($"tell {effect.ShipmentId}", effect.ShipmentId);
                var told = await context.OnceAsync(ct => ports.FindAsync("A", operation, key, ct), (permit, ct) => ports.DoAsync("A", operation, key, effect.Quantity, permit, ct), "confirmation", looksBeforeFirst: without != Mend.RemembersTold, cancellationToken: cancellationToken).ConfigureAwait(false);
                return new EffectResult<ParcelInput>(told is null ? null : new ParcelInput("told", shipment) { Quantity = told.Value.Quantity });
            case "undo":
                var undone = await context.OnceAsync(ct => ports.FindAsync("A", "undo", key, ct), (permit, ct) => ports.DoAsync("A", "undo", key, 0, permit, ct), "undo", looksBeforeFirst: false, cancellationToken: cancellationToken).ConfigureAwait(false);
                return new EffectResult<ParcelInput>(undone is null ? null : new ParcelInput("undone"));
            case "note":
                await ports.SetAsync("A", "note", key, context.Permit, cancellationToken).ConfigureAwait(false);
                return new EffectResult<ParcelInput>(new ParcelInput("noted"));
            default:
                return new EffectResult<ParcelInput>(new ParcelInput(await ports.IsThereAsync("A", key, state!.ThingId!, cancellationToken).ConfigureAwait(false) ? "seen" : "gone"));
        }
    }

    protected override ParcelInput Rejected(ParcelState? state, ParcelEffect effect, Rejection rejection) => new($"no to {effect.What}");

    private static string Upgraded(string state)
    {
        var parts = JsonNode.Parse(state)!;
        parts[nameof(ParcelState.Writer)] = "1";
        return parts.ToJsonString();
    }

    /// <summary>What B shows, folded into the facts as an order's case does it; an answer without an order says only that B was asked.</summary>
    private static BackOfficeState Seen(CaseId caseId, BackOfficeState known, ParcelInput input, DateTimeOffset now) => input.Order is not { } order ? known : BackOfficeFacts.Hear(
        known,
        new BackOfficeInput.WarehouseOrderSeen(order, IsAnswer: input.What == "moved"),
        new BackOfficeContext(now, new ErpCapabilities(), new WarehouseCapabilities()) { RecheckHolds = TimeSpan.FromMinutes(30), ErpCheckEvery = TimeSpan.FromHours(1), OrderName = caseId.Key, WarehouseName = new("B") },
        []);

    private static PlannedEffect<ParcelEffect> Tell(PlannedConfirmation planned) =>
        new($"tell {planned.Shipment.ShipmentId}", new ParcelEffect("tell", planned.Shipment.ShipmentId, planned.Lines[0].Quantity), RetrySafety.Create, Priority.Ship) { StillWorkingFor = StillWorkingFor };

    private static InboxMessage Entry(CaseId caseId)
    {
        var connection = ConnectionOf(caseId.Key);
        return LedgerFlow.Entry(connection, caseId.Key);
    }

    private static PlannedEffect<ParcelEffect> Write(string what, RetrySafety safety = RetrySafety.Act, Priority priority = Priority.Order) => new(what, new ParcelEffect(what), safety, priority) { StillWorkingFor = StillWorkingFor };

    private static Problem Why(string subject, Reason reason, string message, Severity severity = Severity.Warning) => new(subject, new Refusal { Reason = reason, Message = message, Remedy = "See to it." }, severity);
}
