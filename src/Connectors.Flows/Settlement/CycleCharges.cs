using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Settlement;

/// <summary>Fees of a cycle that sales orders have booked by lines of their own, as the ERP tells it now and not as they were written: the journal books only what differs from these.</summary>
/// <param name="Estimates">What they have booked, also what another cycle has settled.</param>
/// <param name="Open">Why some of them cannot be told yet, at most <see cref="MostTold"/>.</param>
/// <param name="Kept">What this cycle has settled by now.</param>
internal sealed record CycleCharges(IReadOnlyList<FeeEstimate> Estimates, IReadOnlyList<string> Open, IReadOnlyList<KeptCharge> Kept)
{
    private const int MostTold = 10;

    /// <summary>The side table of a marketplace that says which cycle has settled which fee.</summary>
    public static string TableOf(ConnectionName marketplace) => $"settlement-charges/{marketplace}";

    /// <summary>Reads them, and asks the ERP of those that no other cycle has settled.</summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="orders">Orders of which it holds fees.</param>
    /// <param name="erp">The ERP.</param>
    /// <param name="cases">Where order flows keep what they wrote.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<CycleCharges> ReadAsync(SettlementCycle cycle, IReadOnlySet<string> orders, IErpFinance erp, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var charged = await ChargedOrders.ReadAsync(cases, cycle.Connection, orders, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (charged.Count == 0)
            return new CycleCharges([], [], []);
        var kept = new List<KeptCharge>();
        var settled = new Dictionary<(string OrderId, string Type), string>();
        await foreach (var charge in ReadAsync(cases, cycle.Connection, cancellationToken).ConfigureAwait(false))
        {
            if (charge.CycleId == cycle.Id)
                kept.Add(charge);
            else if (orders.Contains(charge.OrderId))
                settled[(charge.OrderId, charge.Type)] = charge.CycleId;
        }

        var estimates = new List<FeeEstimate>();
        var open = new List<string>();
        foreach (var order in charged)
        {
            foreach (var fee in order.Fees.Where(f => settled.ContainsKey((order.OrderId, f.Type))))
                estimates.Add(new FeeEstimate(order.OrderId, fee.Type, fee.Amount, IsCharged: true, UsedIn: settled[(order.OrderId, fee.Type)]) { Target = fee.Target });
        }

        var asked = charged.Select(order => order with { Fees = [.. order.Fees.Where(f => !settled.ContainsKey((order.OrderId, f.Type)))] }).Where(static o => o.Fees.Count > 0).ToList();
        if (asked.Count > 0 && !erp.Capabilities.TellsOrderFees)
            return new CycleCharges(estimates, [$"{erp.Connection} does not tell what its sales orders have booked."], kept);
        var told = asked.Count == 0 ? [] : await erp.FindOrderFeesAsync(asked, cancellationToken).ConfigureAwait(false);
        foreach (var order in asked)
        {
            var there = told.FirstOrDefault(t => t.OrderId == order.OrderId) ?? new ErpOrderFees(order.OrderId) { Open = $"The ERP says nothing of sales order {order.Number}." };
            if (there.Open is { } why)
                open.Add($"{order.OrderId}: {why}");
            else
                estimates.AddRange(Booked(order, there));
        }

        return new CycleCharges(estimates, [.. open.Take(MostTold)], kept);
    }

    /// <summary>Another cycle that has settled a fee which this one has settled too, as two did at once: the one of them that was closed first; null when there is none.</summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="cases">Where they are kept.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<KeptCharge?> FindRivalAsync(SettlementCycle cycle, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var own = new HashSet<(string OrderId, string Type)>();
        var others = new List<KeptCharge>();
        await foreach (var charge in ReadAsync(cases, cycle.Connection, cancellationToken).ConfigureAwait(false))
        {
            if (charge.CycleId == cycle.Id)
                own.Add((charge.OrderId, charge.Type));
            else
                others.Add(charge);
        }

        return others.Where(o => own.Contains((o.OrderId, o.Type))).OrderBy(static o => o.ClosedAt).ThenBy(static o => o.CycleId, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Whether a cycle comes before another where both have settled a fee.</summary>
    public static bool IsBefore(KeptCharge rival, SettlementCycle cycle) =>
        rival.ClosedAt < cycle.CreatedAt || (rival.ClosedAt == cycle.CreatedAt && string.CompareOrdinal(rival.CycleId, cycle.Id) < 0);

    /// <summary>What the cycle has settled now: what it uses of the orders' fees.</summary>
    public IReadOnlyList<KeptCharge> Used(Domain.Fees.Settlement settlement)
    {
        var mine = Estimates.Where(static e => e.UsedIn is null).Select(static e => (e.OrderId, e.Type)).ToHashSet();
        return [.. settlement.Variances.Where(v => mine.Contains((v.OrderId, v.Type))).Select(v => new KeptCharge(v.OrderId, v.Type, settlement.Cycle.Id, settlement.Cycle.CreatedAt)).Distinct()];
    }

    /// <summary>The row of a fee that a cycle has settled.</summary>
    public static RowChange Write(ConnectionName marketplace, KeptCharge charge) => new(TableOf(marketplace), KeyOf(charge), JsonSerializer.Serialize(charge, SettlementJsonContext.Default.KeptCharge));

    /// <summary>No row for a fee that the cycle has settled no more.</summary>
    public static RowChange Drop(ConnectionName marketplace, KeptCharge charge) => new(TableOf(marketplace), KeyOf(charge), null);

    private static string KeyOf(KeptCharge charge) => string.Create(CultureInfo.InvariantCulture, $"{charge.OrderId} {charge.Type} {charge.CycleId}");

    private static async IAsyncEnumerable<KeptCharge> ReadAsync(ICaseQuery cases, ConnectionName marketplace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in cases.GetRowsAsync(TableOf(marketplace), cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return JsonSerializer.Deserialize(row.Content, SettlementJsonContext.Default.KeptCharge)!;
    }

    /// <summary>What is posted, by type: of several types on one account whose sum people changed, the first has all of it.</summary>
    private static IEnumerable<FeeEstimate> Booked(ChargedOrder order, ErpOrderFees there)
    {
        foreach (var fees in order.Fees.GroupBy(static f => f.Target))
        {
            var booked = there.Booked.Where(b => b.Target == fees.Key).Sum(static b => b.Amount.Amount);
            var isAsWritten = booked == fees.Sum(static f => f.Amount.Amount);
            foreach (var fee in isAsWritten ? fees : fees.Take(booked == 0m ? 0 : 1))
                yield return new FeeEstimate(order.OrderId, fee.Type, isAsWritten ? fee.Amount : fee.Amount with { Amount = booked }, IsCharged: true) { Target = fee.Target };
        }
    }
}
