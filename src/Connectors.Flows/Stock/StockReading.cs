using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.Stock;

/// <summary>
/// What one look at an ERP says of the SKUs that are needed: what is there, what open orders still take from it, and what is reserved that the ERP may not know of. One use; no I/O.
/// </summary>
/// <param name="offers">Whose SKUs.</param>
/// <param name="context">What holds for them.</param>
/// <param name="began">When the look began, UTC.</param>
internal sealed class StockReading(StockOffers offers, StockContext context, DateTimeOffset began)
{
    /// <summary>Stands for all locations that the marketplace is not served from.</summary>
    private const string Elsewhere = "\0";

    private readonly HashSet<string> _locations = context.Policy.Locations.ToHashSet(StringComparer.Ordinal);

    /// <summary>ERPs keep such numbers in upper case.</summary>
    private readonly HashSet<string> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<StockPlace, decimal> _owed = [];
    private readonly Dictionary<StockPlace, decimal?> _there = [];
    private readonly Dictionary<int, Dictionary<(OrderKey, OrderLineId), StockReservation>> _reserved = [];
    private readonly Dictionary<int, DateTimeOffset> _soldAt = [];
    private readonly Dictionary<int, Refusal> _unclear = [];
    private readonly Dictionary<int, Refusal> _notAccepted = [];
    private readonly DateTimeOffset[] _asOf = new DateTimeOffset[offers.Skus.Count];
    private decimal?[]? _free;

    /// <summary>What an open order still takes. All of it has to be heard before the first level.</summary>
    public void Hear(OpenDemand order)
    {
        if (order.ExternalNumber.Length > 0)
            _numbers.Add(order.ExternalNumber);
        foreach (var line in order.Lines)
        {
            if (context.Erp.LocationStock && _locations.Count > 0 && line.LocationId is { } elsewhere && !_locations.Contains(elsewhere))
                continue;
            var parts = context.Tables.Units.PartsOf(line.Sku);
            var inBase = ToBase(line);
            if (parts.Count == 0)
                Owe(line.Sku, line.LocationId, inBase, 1m);
            foreach (var part in parts)
                Owe(part.Sku, line.LocationId, inBase, part.Quantity);
        }
    }

    /// <summary>What the ERP says of a SKU; of a SKU and location that come twice the last word counts.</summary>
    public void Hear(StockLevel level)
    {
        var sku = offers.Skus.Find(level.Sku);
        if (sku < 0)
            return;
        if (context.Erp.LocationStock && _locations.Count > 0 && (level.LocationId is not { } location || !_locations.Contains(location)))
        {
            // An ERP that tells locations tells all that an item is at: of one that is elsewhere alone none is here.
            level = level with { LocationId = Elsewhere, OnHand = 0m, Allocated = 0m, Available = 0m };
        }

        var accepted = context.Tables.Sources.Accept(context.Route.Erp.Value, level);
        if (!accepted.IsOk)
        {
            _notAccepted.TryAdd(sku, accepted.Refusal);
            return;
        }

        _there[new StockPlace(sku, level.LocationId)] = context.Erp.TellsAvailable ? level.Available : level.OnHand;

        // What came into the ERP while it was read may be missing from any page of it.
        var asOf = level.AsOf < began ? level.AsOf : began;
        if (_asOf[sku] == default || asOf < _asOf[sku])
            _asOf[sku] = asOf;
    }

    /// <summary>Goods of an order of ours; told again, the later word counts.</summary>
    public void Hear(Reservation reservation)
    {
        var sku = offers.Skus.Find(reservation.Sku);
        if (sku < 0)
            return;
        if (reservation.Order.Connection == context.Route.Marketplace && reservation.Since > _soldAt.GetValueOrDefault(sku))
            _soldAt[sku] = reservation.Since;
        if (!_reserved.TryGetValue(sku, out var of))
            _reserved.Add(sku, of = []);
        of[(reservation.Order, reservation.LineId)] = reservation.ToStock();
        if (_numbers.Contains(reservation.ExternalNumber))
            of.Remove((reservation.Order, reservation.LineId));
    }

    /// <summary>The needed SKUs that moved, or that open orders and reservations take, and what kits of them need besides: of all others is as much there as before, or more.</summary>
    /// <param name="moved">Those that moved.</param>
    public IReadOnlySet<Sku> Touched(IEnumerable<Sku> moved)
    {
        var touched = moved.Where(sku => offers.Skus.Find(sku) >= 0).Concat(_owed.Keys.Select(static p => p.Sku).Concat(_reserved.Keys).Select(at => offers.Skus[at])).ToHashSet();
        foreach (var parts in offers.BySku.Select(s => context.Tables.Units.PartsOf(s.Key)).Where(p => p.Any(part => touched.Contains(part.Sku))).ToList())
            touched.UnionWith(parts.Select(static p => p.Sku));
        return touched;
    }

    /// <summary>Base units of a SKU that can still be promised; a refusal when nobody can tell, which is not zero.</summary>
    public Outcome<decimal> Sellable(Sku sku)
    {
        var at = offers.Skus.Find(sku);
        _free ??= Sum();
        if (_unclear.TryGetValue(at, out var unclear))
            return unclear;
        if (_asOf[at] == default)
            return _notAccepted.TryGetValue(at, out var refusal) ? refusal : Missing(sku);
        IReadOnlyCollection<StockReservation> reserved = _reserved.TryGetValue(at, out var of) ? of.Values : [];
        return SellableStock.Of([new StockLevel(sku, null, null, null, _free[at], _asOf[at])], reserved, context.Policy.SettlesWithin);
    }

    /// <summary>Whether the marketplace itself sold some of a SKU, or of a kit's parts, since it was told: then it took that off what it shows.</summary>
    public bool IsSoldSince(Sku sku, DateTimeOffset told)
    {
        var parts = context.Tables.Units.PartsOf(sku);
        return parts.Count == 0 ? IsSold(sku) : parts.Any(p => IsSold(p.Sku));

        bool IsSold(Sku goods) => _soldAt.TryGetValue(offers.Skus.Find(goods), out var at) && at > told;
    }

    /// <summary>What is there less what is owed, each location for itself: one that owes goods cannot owe them from another's shelf.</summary>
    private decimal?[] Sum()
    {
        var free = new decimal?[offers.Skus.Count];
        foreach (var (place, there) in _there.OrderBy(static t => t.Value is null))
            free[place.Sku] = there is { } here ? (free[place.Sku] ?? 0m) + Math.Max(0m, here - Owed(place)) : null;

        // Who did not say from where it leaves may take it from anywhere.
        foreach (var (place, owed) in _owed.Where(o => o.Key.LocationId is null && !_there.ContainsKey(o.Key)))
            free[place.Sku] = free[place.Sku] is { } left ? Math.Max(0m, left - owed) : null;
        return free;
    }

    private decimal Owed(StockPlace place) => context.Erp.TellsAvailable ? 0m : _owed.GetValueOrDefault(place);

    private void Owe(Sku sku, string? locationId, Outcome<decimal> quantity, decimal times)
    {
        var at = offers.Skus.Find(sku);
        if (at < 0)
            return;
        if (!quantity.IsOk)
            _unclear.TryAdd(at, quantity.Refusal);
        else
            _owed[PlaceOf(at, locationId)] = _owed.GetValueOrDefault(PlaceOf(at, locationId)) + (quantity.Value * times);
    }

    private StockPlace PlaceOf(int sku, string? locationId) => new(sku, context.Erp.LocationStock ? locationId : null);

    private Outcome<decimal> ToBase(OpenDemandLine line)
    {
        if (line.Unit is not { Length: > 0 } text)
            return line.Outstanding;
        var unit = context.Tables.Units.Resolve(context.Policy.UnitSystem ?? context.Route.Erp.Value, text);
        if (!unit.IsOk)
            return unit.Refusal;
        var quantity = context.Tables.Units.ToBase(line.Sku, new Quantity(line.Outstanding, unit.Value));
        return quantity.IsOk ? quantity.Value.Value : quantity.Refusal;
    }

    private static Refusal Missing(Sku sku) => new()
    {
        Reason = ReasonCatalogue.StockMissing,
        Message = $"The ERP has no level of SKU '{sku}', which offers sell.",
        Remedy = "Keep the item in stock there, or end the offer; until then what was told last stays.",
        Facts = [new Fact("SKU", sku.Value)],
    };
}
