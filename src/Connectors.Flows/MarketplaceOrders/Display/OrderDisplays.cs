using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders.Display;

/// <summary>What an order's case tells the one that shows it: with its own commit, so that neither can be lost, and as news alone, so that nothing of the display comes back to it. Pure.</summary>
internal static class OrderDisplays
{
    /// <summary>The news of one step; empty where the route shows its orders nowhere, or nothing of what is shown has changed.</summary>
    /// <param name="before">What was known before the step.</param>
    /// <param name="decision">What was concluded.</param>
    /// <param name="context">What the step rests on.</param>
    public static IReadOnlyList<InboxMessage> News(OrderState before, Decision<OrderState, OrderEffect> decision, OrderContext context)
    {
        if (context.Route.Display is not { } store)
            return [];
        var (then, now) = (Of(before.BackOffice), Of(decision.State.BackOffice));
        if (decision.Stage is OrderStage.Cancelled or OrderStage.Refused or OrderStage.Lost)
            return (then ?? now)?.Key is { } off ? [Tell(store, off, "called-off", new OrderDisplayInput.CalledOff())] : [];
        if (now is null || (then is not null && !Differ(then, now)))
            return [];

        // Several may be told at one instant: each is another one by what it changes, and from what.
        return [Tell(store, now.Key, string.Create(CultureInfo.InvariantCulture, $"wanted {context.Now:O} {ShortVersion.Of($"{Written(then)} {Written(now)}")}"), new OrderDisplayInput.Wanted(now))];
    }

    /// <summary>The order as it is shown; null before it is known what was bought.</summary>
    internal static DisplayedOrder? Of(BackOfficeState office)
    {
        if (office.SalesOrder is not { } order)
            return null;
        var left = DispatchAggregation.Aggregate(OrderedLine.Of(order), office.Counted(), office.Progress());
        var delivery = order.Charges.Where(static c => c.Kind == ChargeKind.Shipping).ToList();
        var lines = order.Lines.Select(line =>
        {
            var gone = left.Lines.FirstOrDefault(l => l.LineId == line.LineId)?.Dispatched ?? 0m;
            var ratio = line.Ordered.BaseUnitsPerPack;
            return new DisplayedLine(
                line.LineId, line.Sku, line.Description, line.Ordered.Count, Math.Min(line.Ordered.Count, decimal.Floor(gone * ratio.Denominator / ratio.Numerator)), line.Amount) { Tax = line.Tax };
        }).ToList();
        return new DisplayedOrder
        {
            Key = order.Key,
            State = lines.TrueForAll(static l => l.Dispatched >= l.Quantity) || (left.IsFinal && lines.Exists(static l => l.Dispatched > 0m)) ? DisplayedOrderState.Dispatched
                : lines.Exists(static l => l.Dispatched > 0m) ? DisplayedOrderState.PartlyDispatched
                : DisplayedOrderState.Open,
            OrderedAt = order.OrderedAt,
            Currency = order.Currency,
            PricesIncludeTax = order.PricesIncludeTax,
            Delivery = delivery.Count == 0 ? null : new Money(delivery.Sum(static c => c.Amount.Amount), order.Currency),
            DeliveryTax = delivery.Count == 0 || delivery.Exists(static c => c.Tax is null) ? null : new Money(delivery.Sum(static c => c.Tax!.Value.Amount), order.Currency),
            Lines = lines,
        };
    }

    private static string Written(DisplayedOrder? order) => order is null ? string.Empty : JsonSerializer.Serialize(new OrderDisplayInput.Wanted(order), OrderDisplayJsonContext.Default.OrderDisplayInput);

    private static bool Differ(DisplayedOrder then, DisplayedOrder now) => then != now with { Lines = then.Lines } || !then.Lines.SequenceEqual(now.Lines);

    private static InboxMessage Tell(ConnectionName store, OrderKey order, string inputId, OrderDisplayInput input) =>
        new(OrderDisplayFlow.CaseOf(order), store.Value, inputId, JsonSerializer.Serialize(input, OrderDisplayJsonContext.Default.OrderDisplayInput), Priority.Catalogue);
}
