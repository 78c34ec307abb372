using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What checks decided on the lines of an order: kept before it is sent, so that every repeat sends the same.</summary>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="Refused">The lines that are refused; every other is accepted. Never null.</param>
/// <remarks>Value equality does not look into <see cref="Refused"/>.</remarks>
public sealed record AcceptanceDecision(DateTimeOffset At, IReadOnlyList<RefusedLine> Refused)
{
    /// <summary>The lines that are refused; every other is accepted. Never null.</summary>
    public IReadOnlyList<RefusedLine> Refused { get => field ?? []; init; } = Refused;

    /// <summary>Whether it had to be decided before a check was answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUnchecked { get; init; }

    /// <summary>Whether nothing that is left of the order is accepted.</summary>
    internal bool RefusesAll(MarketplaceOrder order) => Refused.Count > 0 && order.Lines.All(l => l.IsWithdrawn || Refuses(l));

    /// <summary>The order without what is refused.</summary>
    internal MarketplaceOrder Without(MarketplaceOrder order) => Refused.Count == 0
        ? order
        : order with { Lines = [.. order.Lines.Select(l => Refuses(l) ? l with { State = MarketplaceOrderState.Refused } : l)] };

    /// <summary>The decision on every line, in one call; one decision for all where nothing is left to accept.</summary>
    internal OrderAcceptance ToAcceptance(MarketplaceOrder order)
    {
        var all = RefusesAll(order);
        return new OrderAcceptance(
            order.Key,
            [.. order.Lines.Where(l => !all && !Refuses(l)).Select(static l => l.LineId)],
            [.. order.Lines.Where(l => all || Refuses(l)).Select(static l => l.LineId)]);
    }

    private bool Refuses(MarketplaceOrderLine line) => Refused.Any(r => r.LineId == line.LineId);
}
