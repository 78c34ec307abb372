using System.Text.Json;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Refunds;

/// <summary>
/// Who pays something of one order back: its returns, and the order itself for what of it will not come. Whose turn it is, and what each takes. Neither the ERP nor the marketplace has a key
/// by which the documents and refunds of two could be told apart in the moment they are made, so that they are made one after the other.
/// </summary>
internal sealed class OrderReturnsFlow(IReadOnlyList<TurnTaker> takers) : Flow<OrderReturnsState, OrderReturnsInput, OrderReturnsEffect>(
    FlowName, RefundJsonContext.Default.OrderReturnsState, RefundJsonContext.Default.OrderReturnsInput, RefundJsonContext.Default.OrderReturnsEffect)
{
    public const string FlowName = "order-returns";

    /// <summary>The kind of cases that are named by their key alone.</summary>
    private const string Returns = "return";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; } = [.. takers.SelectMany(static t => t.Connections).Distinct(StringComparer.Ordinal)];

    /// <summary>How a case is named among those that take turns. Keys of returns begin with a connection and hold no slash before its colon.</summary>
    public static string NameOf(CaseId taker) => taker.Flow == Returns ? taker.Key : taker.ToString();

    /// <summary>An input for the case of an order, ready to be delivered.</summary>
    public static InboxMessage Tell(string order, ConnectionName marketplace, string inputId, OrderReturnsInput input) => new(
        new CaseId(FlowName, order), marketplace.Value, inputId, JsonSerializer.Serialize(input, RefundJsonContext.Default.OrderReturnsInput), Priority.Returns);

    /// <inheritdoc/>
    protected override Decision<OrderReturnsState, OrderReturnsEffect> Decide(CaseId caseId, OrderReturnsState? state, OrderReturnsInput? input, DateTimeOffset now)
    {
        var known = state ?? new OrderReturnsState();
        known = input switch
        {
            OrderReturnsInput.TurnWanted wanted => known with { Waiting = [.. known.Waiting.Where(w => w.Return != wanted.Return), new WaitingReturn(wanted.Return, wanted.Turn)] },
            OrderReturnsInput.TurnOver over => known with
            {
                On = known.On is { } on && on.Return == over.Return && on.Turn <= over.Turn ? null : known.On,
                Waiting = [.. known.Waiting.Where(w => w.Return != over.Return || w.Turn > over.Turn)],
                Booked = [.. known.Booked.Where(b => b.ReturnId != over.Return), .. over.Share is { } share ? [share] : Array.Empty<BookedReturn>()],
            },
            _ => known,
        };
        InboxMessage[] deliver = [];
        Note[] notes = [];

        // Who is served by no flow of this host waits for one that serves it, and keeps nobody else from his turn.
        if (known.On is null && known.Waiting.FirstOrDefault(w => TakerOf(w) is not null) is { } next)
        {
            known = known with { On = next, Waiting = [.. known.Waiting.Where(w => w != next)] };
            var (taker, its) = TakerOf(next)!.Value;
            deliver = [taker.Tell(its, next.Turn, [.. known.Booked.Where(b => b.ReturnId != next.Return)])];
            notes = [new Note("returns.turn", taker.Flow == Returns ? $"It is the turn of return {next.Return[(next.Return.IndexOf(':', StringComparison.Ordinal) + 1)..]}." : $"It is the turn of {taker.What}.")];
        }

        return new Decision<OrderReturnsState, OrderReturnsEffect>
        {
            State = known,
            Stage = known.On is null ? "Idle" : "Working",
            Notes = notes,
            Deliver = deliver,
        };
    }

    /// <inheritdoc/>
    protected override Task<EffectResult<OrderReturnsInput>> RunAsync(CaseId caseId, OrderReturnsState? state, OrderReturnsEffect effect, EffectContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("It asks for nothing.");

    /// <inheritdoc/>
    protected override OrderReturnsInput Rejected(OrderReturnsState? state, OrderReturnsEffect effect, Rejection rejection) => throw new InvalidOperationException("It asks for nothing.");

    /// <summary>The flow of a case that waits, and the case; null when none of these flows has it.</summary>
    private (TurnTaker Taker, CaseId Case)? TakerOf(WaitingReturn waiting)
    {
        foreach (var taker in takers)
        {
            if (taker.Flow != Returns && waiting.Return.StartsWith(taker.Flow + "/", StringComparison.Ordinal))
                return (taker, CaseId.Parse(waiting.Return));
        }

        return takers.FirstOrDefault(static t => t.Flow == Returns) is { } returns && (waiting.Return.IndexOf('/', StringComparison.Ordinal) is var slash && (slash < 0 || waiting.Return.IndexOf(':', StringComparison.Ordinal) < slash))
            ? (returns, new CaseId(Returns, waiting.Return))
            : null;
    }
}
