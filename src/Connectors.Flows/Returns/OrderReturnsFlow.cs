using System.Text.Json;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Returns;

/// <summary>
/// The returns of one order: whose turn it is, and what each takes. Neither the ERP nor the marketplace has a key by which the documents and refunds of two returns could be told apart
/// in the moment they are made, so that they are made one after the other.
/// </summary>
internal sealed class OrderReturnsFlow(IReadOnlyCollection<string> connections) : Flow<OrderReturnsState, OrderReturnsInput, OrderReturnsEffect>(
    FlowName, ReturnJsonContext.Default.OrderReturnsState, ReturnJsonContext.Default.OrderReturnsInput, ReturnJsonContext.Default.OrderReturnsEffect)
{
    public const string FlowName = "order-returns";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; } = connections;

    /// <summary>An input for the case of an order, ready to be delivered.</summary>
    public static InboxMessage Tell(string order, ConnectionName marketplace, string inputId, OrderReturnsInput input) => new(
        new CaseId(FlowName, order), marketplace.Value, inputId, JsonSerializer.Serialize(input, ReturnJsonContext.Default.OrderReturnsInput), Priority.Returns);

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
        if (known is { On: null, Waiting: [var next, ..] })
        {
            known = known with { On = next, Waiting = [.. known.Waiting.Skip(1)] };
            deliver = [ReturnMessages.Of(new CaseId(ReturnMessages.Flow, next.Return), $"turn {next.Turn}", new ReturnInput.TurnCame(next.Turn, [.. known.Booked.Where(b => b.ReturnId != next.Return)]))];
        }

        return new Decision<OrderReturnsState, OrderReturnsEffect>
        {
            State = known,
            Stage = known.On is null ? "Idle" : "Working",
            Notes = deliver.Length > 0 ? [new Note("returns.turn", $"It is the turn of return {ReturnMessages.IdOf(new CaseId(ReturnMessages.Flow, known.On!.Return))}.")] : [],
            Deliver = deliver,
        };
    }

    /// <inheritdoc/>
    protected override Task<EffectResult<OrderReturnsInput>> RunAsync(CaseId caseId, OrderReturnsState? state, OrderReturnsEffect effect, EffectContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("It asks for nothing.");

    /// <inheritdoc/>
    protected override OrderReturnsInput Rejected(OrderReturnsState? state, OrderReturnsEffect effect, Rejection rejection) => throw new InvalidOperationException("It asks for nothing.");
}
