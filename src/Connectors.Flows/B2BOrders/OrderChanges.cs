using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>What of an order is otherwise than it was booked: what buyer or shop changed, not what our own tables or marks did. Pure.</summary>
internal static class OrderChanges
{
    /// <summary>Each difference by name; addresses and texts are named and not shown.</summary>
    /// <param name="then">The order as it was booked.</param>
    /// <param name="now">As it would be booked now.</param>
    public static IReadOnlyList<Fact> Of(SalesOrder then, SalesOrder now)
    {
        var facts = new List<Fact>();
        var lines = now.Lines.ToDictionary(static l => l.LineId);
        foreach (var line in then.Lines)
        {
            if (!lines.Remove(line.LineId, out var other))
                facts.Add(new Fact($"line {line.LineId}", Text($"{line.Ordered.Count:0.#####} of {line.Sku} taken off")));
            else if (other.Ordered.Count != line.Ordered.Count)
                facts.Add(new Fact($"line {line.LineId}", Text($"{line.Sku}: {line.Ordered.Count:0.#####} became {other.Ordered.Count:0.#####}")));
            else if (other.Amount != line.Amount || other.Tax?.Amount != line.Tax?.Amount)
                facts.Add(new Fact($"line {line.LineId}", $"{line.Sku}: {line.Amount} became {other.Amount}"));
        }

        facts.AddRange(lines.Values.Select(static l => new Fact($"line {l.LineId}", Text($"{l.Ordered.Count:0.#####} of {l.Sku} added"))));
        if (then.Total != now.Total)
            facts.Add(new Fact("total", $"{then.Total} became {now.Total}"));
        Named("ship-to address", then.ShipTo, now.ShipTo);
        Named("purchase order number", then.PurchaseOrderNumber, now.PurchaseOrderNumber);
        Named("delivery service", then.DeliveryService, now.DeliveryService);
        Named("attributes", AttributesOf(then), AttributesOf(now));
        return facts;

        void Named<T>(string name, T? before, T? after)
        {
            if (!EqualityComparer<T>.Default.Equals(before, after))
                facts.Add(new Fact(name, "changed"));
        }
    }

    /// <summary>The order as it was booked, less what the store has taken off it since and nobody was asked to send yet: that is simply not sent.</summary>
    /// <param name="then">The order as it was booked.</param>
    /// <param name="now">As it would be booked now.</param>
    /// <param name="released">How many base units of each line are on their way, or to be.</param>
    public static SalesOrder WithoutWaiting(SalesOrder then, SalesOrder now, IReadOnlyDictionary<OrderLineId, decimal> released)
    {
        var lines = now.Lines.ToDictionary(static l => l.LineId);
        var kept = new List<SalesOrderLine>();
        var off = 0m;
        foreach (var line in then.Lines)
        {
            var still = lines.GetValueOrDefault(line.LineId);
            var quantity = still?.Quantity.Value ?? 0m;
            if (quantity >= line.Quantity.Value || quantity < released.GetValueOrDefault(line.LineId))
            {
                kept.Add(line);
                continue;
            }

            off += Cost(line) - (still is null ? 0m : Cost(still));
            if (still is not null)
                kept.Add(still);
        }

        return then with { Lines = kept, Total = then.Total with { Amount = then.Total.Amount - off } };

        decimal Cost(SalesOrderLine line) => line.Amount.Amount + (then.PricesIncludeTax ? 0m : line.Tax?.Amount ?? 0m);
    }

    private static string AttributesOf(SalesOrder order) => string.Join('\n', (order.Attributes ?? []).Select(static a => $"{a.Code}={string.Join(',', a.Values)}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
