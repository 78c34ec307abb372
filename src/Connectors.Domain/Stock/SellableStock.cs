using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;

namespace Connectors.Domain.Stock;

/// <summary>What can still be promised: what the source has, less what it does not know to be sold.</summary>
public static class SellableStock
{
    /// <summary>The levels of one SKU together, less the reservations that each may not have seen.</summary>
    /// <param name="levels">What the source says of one SKU, one level a location, all of the locations that sell.</param>
    /// <param name="reservations">Open reservations of the SKU, in any order. One that appears twice counts once, with its larger quantity.</param>
    /// <param name="settlesWithin">How long after an order is handed over the source's levels may still miss it.</param>
    /// <returns>
    /// Base units, never below zero; <see cref="ReasonCatalogue.StockMissing"/> when there is no level or a level does not say: that is not zero;
    /// <see cref="ReasonCatalogue.UnitOverflow"/> beyond one million million.
    /// </returns>
    /// <exception cref="ArgumentException">The levels are of several SKUs, or name a location twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A reservation is negative.</exception>
    public static Outcome<decimal> Of(IReadOnlyList<StockLevel> levels, IReadOnlyCollection<StockReservation> reservations, TimeSpan settlesWithin)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(reservations);
        if (levels.Count == 0)
            return Missing(null);
        if (levels.Count > 1)
            CheckSeveral(levels);

        var available = 0m;
        foreach (var level in levels)
        {
            if (level.Available is not { } there)
                return Missing(level);
            if (!Exact.InRange(there))
                return TooLarge(level, there);

            // A warehouse that owes goods at one place cannot owe them from another's shelf.
            available += Math.Max(0m, there);
        }

        if (reservations.Count > 0)
            available = WithoutUnseen(available, levels, reservations, settlesWithin);
        return Exact.InRange(available) ? available : TooLarge(levels[0], available);
    }

    private static void CheckSeveral(IReadOnlyList<StockLevel> levels)
    {
        if (levels.Any(l => l.Sku != levels[0].Sku))
            throw new ArgumentException("The levels are of several SKUs.", nameof(levels));
        if (levels.DistinctBy(static l => l.LocationId).Count() != levels.Count || levels.Any(static l => l.LocationId is null))
            throw new ArgumentException("The levels count a location twice.", nameof(levels));
    }

    private static decimal WithoutUnseen(decimal available, IReadOnlyList<StockLevel> levels, IReadOnlyCollection<StockReservation> reservations, TimeSpan settlesWithin)
    {
        // The oldest level decides: what it may have missed is missing from the sum.
        var asOf = levels.Min(static l => l.AsOf);
        var unseen = reservations.Where(r => IsUnseen(r, asOf, settlesWithin)).GroupBy(static r => (r.Order, r.LineId)).Select(static g => g.Max(static r => r.Quantity));
        foreach (var quantity in unseen)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(quantity, nameof(reservations));
            available -= Math.Min(available, quantity);
        }

        return available;
    }

    private static bool IsUnseen(StockReservation reservation, DateTimeOffset asOf, TimeSpan settlesWithin) =>
        reservation.HandedOverAt is not { } handedOver || asOf - handedOver < settlesWithin;

    private static Refusal Missing(StockLevel? level) => new()
    {
        Reason = ReasonCatalogue.StockMissing,
        Message = level is null ? "No level is known." : $"The source does not say how much of SKU '{level.Sku}' is available.",
        Remedy = "Let the source send a full level; until then the last published quantity stays.",
        Facts = level is null ? [new Fact("levels", "none")] : [new Fact("SKU", level.Sku.Value), new Fact("location", level.LocationId ?? "all")],
    };

    private static Refusal TooLarge(StockLevel level, decimal quantity) => new()
    {
        Reason = ReasonCatalogue.UnitOverflow,
        Message = $"The level of SKU '{level.Sku}' is larger than any stock.",
        Remedy = "Correct the level at its source.",
        Facts = [new Fact("SKU", level.Sku.Value), new Fact("available", quantity.ToString(CultureInfo.InvariantCulture))],
    };
}
