using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Mirakl;
using Connectors.Simulators.ShipBob;

namespace Connectors.Simulators;

/// <summary>The book of what really happened, kept by the vendors themselves. Safe for use by several threads.</summary>
public sealed class WorldLedger
{
    private readonly WorldState _world;
    private readonly MiraklPlatform _mirakl;
    private readonly ErpCompany _erp;
    private readonly ShipBobWarehouse _warehouse;
    private readonly IReadOnlyList<ISimulatedVendor> _vendors;

    internal WorldLedger(WorldState world, MiraklPlatform mirakl, ErpCompany erp, ShipBobWarehouse warehouse, IReadOnlyList<ISimulatedVendor> vendors)
    {
        _world = world;
        _mirakl = mirakl;
        _erp = erp;
        _warehouse = warehouse;
        _vendors = vendors;
    }

    /// <summary>What happened to the order; null when it has not arrived.</summary>
    /// <param name="orderId">The marketplace's order id.</param>
    public LedgerEntry? Find(string orderId)
    {
        ArgumentNullException.ThrowIfNull(orderId);
        lock (_world.Gate)
        {
            _world.CatchUp();
            return _mirakl.Find(orderId) is { } order ? Entry(order, Traces().GetValueOrDefault(orderId) ?? new Trace()) : null;
        }
    }

    /// <summary>What happened to every order that has arrived, by arrival; never null.</summary>
    public IReadOnlyList<LedgerEntry> Entries()
    {
        lock (_world.Gate)
        {
            _world.CatchUp();
            var traces = Traces();
            return [.. _mirakl.Orders.Select(o => Entry(o, traces.GetValueOrDefault(o.OrderId) ?? new Trace()))];
        }
    }

    /// <summary>Judges the day.</summary>
    /// <param name="heldOrders">Orders that somebody holds knowingly (order ids or order keys): they may wait without counting as lost. Null is none.</param>
    public LedgerReport Check(IReadOnlyCollection<string>? heldOrders = null)
    {
        lock (_world.Gate)
        {
            var now = _world.CatchUp();
            var held = (heldOrders ?? []).Select(h => _world.Orders.Behind(h)?.OrderId).OfType<string>().ToHashSet(StringComparer.Ordinal);
            return new Verdict(this, held, now).Judge();
        }
    }

    private Dictionary<string, Trace> Traces() => Trace.Collect(this, []);

    private LedgerEntry Entry(MiraklOrder order, Trace trace) => new()
    {
        OrderId = order.OrderId,
        State = order.State,
        ArrivedAt = order.ArrivedAt,
        DecidedAt = order.DecidedAt,
        Acceptances = order.Acceptances,
        AcceptanceMissed = order.AcceptanceMissed,
        ErpOrders = trace.Erp.Count,
        ErpOrdersAtOnce = trace.ErpAtOnce(),
        WarehouseOrders = trace.Warehouse.Count,
        OrderedUnits = order.Lines.Where(l => !l.Refused).Sum(l => (decimal)l.Quantity * l.Offer.BaseUnits),
        RequestedUnits = trace.Requested.Values.Sum(),
        DispatchedUnits = trace.Dispatched.Values.Sum(),
        ConfirmedUnits = order.OperatorShips ? 0m : order.Lines.Sum(l => (decimal)order.Shipped(l) * l.Offer.BaseUnits),
        Confirmations = order.Shipments.Count(s => s.ShippedAt is not null),
        Planted = Planted(order),
    };

    /// <summary>The trouble put there on purpose, also by a carrier set later.</summary>
    private string? Planted(MiraklOrder order) => order.Planted
        ?? (_warehouse.CarrierOf(order.OrderId) is { } text && DispatchFate.Usual.All(u => u.Carrier != text || u.Service is not null) ? "unmapped-carrier" : null);

    /// <summary>What the other systems did for one order.</summary>
    private sealed class Trace
    {
        public List<ErpDocument> Erp { get; } = [];

        public List<ShipBobOrder> Warehouse { get; } = [];

        public Dictionary<string, decimal> Requested { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, decimal> Dispatched { get; } = new(StringComparer.Ordinal);

        public DateTimeOffset? DispatchedAt { get; private set; }

        public static Dictionary<string, Trace> Collect(WorldLedger ledger, List<string> strangers)
        {
            var traces = new Dictionary<string, Trace>(StringComparer.Ordinal);
            Trace? For(string reference, string what)
            {
                if (ledger._world.Orders.Behind(reference) is not { } order)
                {
                    strangers.Add($"{what} '{reference}' belongs to no marketplace order.");
                    return null;
                }

                if (!traces.TryGetValue(order.OrderId, out var trace))
                    traces.Add(order.OrderId, trace = new Trace());
                return trace;
            }

            foreach (var document in ledger._erp.History)
                For(document.ExternalNumber, "The sales order with external number")?.Erp.Add(document);
            foreach (var order in ledger._warehouse.Orders)
            {
                if (For(order.ReferenceId, "The warehouse order with reference") is not { } trace)
                    continue;
                trace.Warehouse.Add(order);
                foreach (var shipment in order.Shipments.Where(s => s.Status != "Cancelled"))
                {
                    foreach (var (product, quantity) in shipment.Products)
                    {
                        Add(trace.Requested, product.Sku, quantity);
                        if (shipment.DispatchedAt is not { } left)
                            continue;
                        Add(trace.Dispatched, product.Sku, quantity);
                        trace.DispatchedAt = trace.DispatchedAt is { } last && last > left ? last : left;
                    }
                }
            }

            return traces;
        }

        /// <summary>The largest number of sales orders that stood beside each other.</summary>
        public int ErpAtOnce() => Erp.Count == 0
            ? 0
            : Erp.Max(one => Erp.Count(other => other.CreatedAt <= one.CreatedAt && (other.DeletedAt is null || other.DeletedAt > one.CreatedAt)));

        private static void Add(Dictionary<string, decimal> sums, string sku, decimal quantity) =>
            sums[sku] = sums.GetValueOrDefault(sku) + quantity;
    }

    /// <summary>One judgement over all orders.</summary>
    private sealed class Verdict(WorldLedger ledger, HashSet<string> held, DateTimeOffset now)
    {
        /// <summary>How long a cancellation may take to reach the warehouse.</summary>
        private static readonly TimeSpan LatestCancellation = TimeSpan.FromHours(1);

        private readonly List<string> _findings = [];
        private readonly List<OutstandingOrder> _outstanding = [];
        private int _lost;
        private int _doubled;

        public LedgerReport Judge()
        {
            var orders = ledger._mirakl.Orders;
            var traces = Trace.Collect(ledger, _findings);
            int dispatched = 0, confirmed = 0;
            foreach (var order in orders)
            {
                var trace = traces.GetValueOrDefault(order.OrderId) ?? new Trace();
                var ordered = order.Lines.Where(l => !l.Refused).GroupBy(l => l.Offer.Sku, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.Sum(l => (decimal)l.Quantity * l.Offer.BaseUnits), StringComparer.Ordinal);
                Doublings(order, trace, ordered);
                Losses(order, trace, ordered);
                Oddities(order, trace);
                if (ordered.All(o => trace.Dispatched.GetValueOrDefault(o.Key) >= o.Value) && trace.Warehouse.Count > 0)
                    dispatched++;
                if (order.ShippedAt is not null && !order.OperatorShips && order.Recorded?.Member("order_state") is not ("SHIPPED" or "TO_COLLECT" or "RECEIVED" or "CLOSED"))
                    confirmed++;
            }

            foreach (var product in ledger._warehouse.Products.Where(p => p.MadeByOrder))
                _findings.Add($"The warehouse made the product '{product.Sku}' because an order named an unknown SKU.");
            return new LedgerReport
            {
                Orders = orders.Count,
                Accepted = orders.Count(o => o.Acceptances > 0 && !o.Lines.All(l => l.Refused)),
                Refused = orders.Count(o => o.Acceptances > 0 && o.Lines.All(l => l.Refused)),
                AcceptanceMissed = orders.Count(o => o.AcceptanceMissed),
                Cancelled = orders.Count(o => o.State == "CANCELED"),
                InErp = orders.Count(o => traces.GetValueOrDefault(o.OrderId)?.Erp.Count > 0),
                InWarehouse = orders.Count(o => traces.GetValueOrDefault(o.OrderId)?.Warehouse.Count > 0),
                Dispatched = dispatched,
                Confirmed = confirmed,
                Lost = _lost,
                Doubled = _doubled,
                Outstanding = _outstanding,
                Findings = _findings,
                FaultsInjected = ledger._vendors.ToDictionary(static v => v.Api.Name, static v => v.Api.Faults.Injected),
            };
        }

        private void Doublings(MiraklOrder order, Trace trace, Dictionary<string, decimal> ordered)
        {
            if (order.Acceptances > 1)
                Doubled(order, $"was accepted {order.Acceptances.Text()} times");
            if (trace.ErpAtOnce() is > 1 and var atOnce)
                Doubled(order, $"stood in the ERP {atOnce.Text()} times at once");
            foreach (var (sku, quantity) in trace.Requested)
            {
                if (quantity > ordered.GetValueOrDefault(sku))
                    Doubled(order, $"asked the warehouse for {quantity.Text()} of {sku} although {ordered.GetValueOrDefault(sku).Text()} were ordered");
            }

            if (order.OperatorShips || order.Recorded is not null && trace.Warehouse.Count == 0 && order.Shipments.Count == 0)
                return;
            foreach (var line in order.Lines.GroupBy(l => l.Offer.Sku, StringComparer.Ordinal))
            {
                var confirmed = line.Sum(l => (decimal)order.Shipped(l) * l.Offer.BaseUnits);
                if (confirmed > trace.Dispatched.GetValueOrDefault(line.Key))
                    Doubled(order, $"confirmed {confirmed.Text()} of {line.Key} although {trace.Dispatched.GetValueOrDefault(line.Key).Text()} left the warehouse");
            }

            foreach (var number in order.Shipments.Where(s => s.ShippedAt is not null && s.Tracking?.Number is not null)
                .GroupBy(s => (s.Tracking!.Number, string.Join(';', s.Lines.Select(l => $"{l.Line.LineId}x{l.Quantity.Text()}")))).Where(g => g.Count() > 1))
                Doubled(order, $"confirmed the parcel {number.Key.Number} {number.Count().Text()} times");
        }

        private void Losses(MiraklOrder order, Trace trace, Dictionary<string, decimal> ordered)
        {
            if (order.AcceptanceMissed)
            {
                _lost++;
                _findings.Add($"Order {order.OrderId} was refused by the marketplace because nobody accepted it in time.");
                return;
            }

            var waits = order.State switch
            {
                "WAITING_ACCEPTANCE" => ("accept", order.WaitingSince ?? order.ArrivedAt),
                "SHIPPING" when order.OperatorShips => default,
                "SHIPPING" => Missing(order, trace, ordered),
                _ => default,
            };
            if (waits.Item1 is not { } step)
                return;
            var planted = ledger.Planted(order);
            _outstanding.Add(new OutstandingOrder(order.OrderId, step, waits.Item2, planted));
            if (planted is null && !held.Contains(order.OrderId) && now - waits.Item2 > ledger._world.Options.SettleTime)
            {
                _lost++;
                _findings.Add($"Order {order.OrderId} has waited for '{step}' since {waits.Item2.Iso()} with nothing to explain it.");
            }
        }

        private void Oddities(MiraklOrder order, Trace trace)
        {
            if (order.CancelledAt is { } cancelled && trace.DispatchedAt is { } left && left > cancelled + LatestCancellation)
                _findings.Add($"Order {order.OrderId} left the warehouse although it had been cancelled at {cancelled.Iso()}.");
            if (trace.Warehouse.Count == 0)
                return;
            var numbers = trace.Warehouse.SelectMany(w => w.Shipments).SelectMany(s => s.NumbersEver).ToHashSet(StringComparer.Ordinal);
            foreach (var number in order.Shipments.Select(s => s.Tracking?.Number).Append(order.Tracking?.Number).OfType<string>().Where(n => !numbers.Contains(n)))
                _findings.Add($"Order {order.OrderId} was confirmed with the tracking number {number}, which none of its parcels had.");
        }

        private static (string?, DateTimeOffset) Missing(MiraklOrder order, Trace trace, Dictionary<string, decimal> ordered)
        {
            var cleared = order.ClearedAt ?? order.ArrivedAt;
            if (!trace.Erp.Exists(e => e.DeletedAt is null))
                return ("erp-order", cleared);
            if (ordered.Any(o => trace.Requested.GetValueOrDefault(o.Key) < o.Value))
                return ("warehouse-order", trace.Erp[^1].CreatedAt);
            // A parcel that is still to leave is the warehouse's turn, not the seller's.
            var confirmed = order.Lines.Sum(l => (decimal)order.Shipped(l) * l.Offer.BaseUnits);
            return trace.DispatchedAt is { } left && confirmed < trace.Dispatched.Values.Sum() ? ("confirm", left) : default;
        }

        private void Doubled(MiraklOrder order, string what)
        {
            _doubled++;
            _findings.Add($"Order {order.OrderId} {what}.");
        }
    }
}
