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

    /// <summary>The side table of a cycle that says which fees it has settled: it goes with the cycle's lines.</summary>
    public static string TableOf(ConnectionName marketplace, string cycleId) => $"{Tables(marketplace)}{cycleId}";

    /// <summary>Whether a side table of the marketplace is such a one.</summary>
    public static bool IsTable(ConnectionName marketplace, string table) => table.StartsWith(Tables(marketplace), StringComparison.Ordinal);

    /// <summary>Reads them, and asks the ERP of those that no other cycle has settled. Each row of the cycles that are kept is read once; what is held goes by the cycle's own orders.</summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="orders">Orders of which it holds fees.</param>
    /// <param name="erp">The ERP.</param>
    /// <param name="cases">Where order flows keep what they wrote.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<CycleCharges> ReadAsync(SettlementCycle cycle, IReadOnlySet<string> orders, IErpFinance erp, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var charged = await ChargedOrders.ReadAsync(cases, cycle.Connection, orders, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var kept = await ReadAsync(cases, cycle.Connection, cycle.Id, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (charged.Count == 0)
            return new CycleCharges([], [], kept);
        var settled = new Dictionary<(string OrderId, string Type), KeptCharge>();
        foreach (var other in await CycleRows.ReadBookedAsync(cases, cycle, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var charge in ReadAsync(cases, cycle.Connection, other.Id, cancellationToken).ConfigureAwait(false))
            {
                if (orders.Contains(charge.OrderId))
                    settled[(charge.OrderId, charge.Type)] = charge;
            }
        }

        var estimates = new List<FeeEstimate>();
        var asked = new List<ChargedOrder>();
        foreach (var order in charged)
        {
            var isOpen = false;
            foreach (var fee in order.Fees)
            {
                if (settled.TryGetValue((order.OrderId, fee.Type), out var by))
                    estimates.Add(new FeeEstimate(order.OrderId, fee.Type, fee.Amount, IsCharged: true, UsedIn: by.CycleId) { Target = fee.Target });
                else
                    isOpen = true;
            }

            if (isOpen)
                asked.Add(order);
        }

        if (asked.Count > 0 && !erp.Capabilities.TellsOrderFees)
            return new CycleCharges(estimates, [$"{erp.Connection} does not tell what its sales orders have booked."], kept);
        var told = new Dictionary<string, ErpOrderFees>(StringComparer.Ordinal);
        foreach (var fees in asked.Count == 0 ? [] : await erp.FindOrderFeesAsync(asked, cancellationToken).ConfigureAwait(false))
            told.TryAdd(fees.OrderId, fees);
        var open = new List<string>();
        foreach (var order in asked)
        {
            var there = told.GetValueOrDefault(order.OrderId) ?? new ErpOrderFees(order.OrderId) { Open = $"The ERP says nothing of sales order {order.Number}." };
            if (there.Open is null)
                estimates.AddRange(Booked(order, there, settled));
            else if (open.Count < MostTold)
                open.Add($"{order.OrderId}: {there.Open}");
        }

        return new CycleCharges(estimates, open, kept);
    }

    /// <summary>Another cycle that has settled a fee which this one has settled too, as two did at once: the one of them that was closed first; null when there is none.</summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="cases">Where they are kept.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<KeptCharge?> FindRivalAsync(SettlementCycle cycle, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var own = await cases.GetRowsAsync(TableOf(cycle.Connection, cycle.Id), cancellationToken: cancellationToken).Select(static row => row.Key).ToHashSetAsync(StringComparer.Ordinal, cancellationToken).ConfigureAwait(false);

        // They come by closing.
        foreach (var other in own.Count == 0 ? [] : await CycleRows.ReadBookedAsync(cases, cycle, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var row in cases.GetRowsAsync(TableOf(cycle.Connection, other.Id), cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (own.Contains(row.Key))
                    return Read(row);
            }
        }

        return null;
    }

    /// <summary>Whether a cycle comes before another where both have settled a fee.</summary>
    public static bool IsBefore(KeptCharge rival, SettlementCycle cycle) =>
        rival.ClosedAt < cycle.CreatedAt || (rival.ClosedAt == cycle.CreatedAt && string.CompareOrdinal(rival.CycleId, cycle.Id) < 0);

    /// <summary>What the cycle has settled now: what it uses of the orders' fees.</summary>
    public IReadOnlyList<KeptCharge> Used(Domain.Fees.Settlement settlement)
    {
        var mine = Estimates.Where(static e => e.UsedIn is null).ToDictionary(static e => (e.OrderId, e.Type), static e => e.Amount);
        return
        [
            .. settlement.Variances.Where(v => mine.ContainsKey((v.OrderId, v.Type)))
                .Select(v => new KeptCharge(v.OrderId, v.Type, settlement.Cycle.Id, settlement.Cycle.CreatedAt, mine[(v.OrderId, v.Type)])).Distinct(),
        ];
    }

    /// <summary>What an earlier settlement of the cycle has settled, and this one does not.</summary>
    public IReadOnlyList<KeptCharge> Dropped(IReadOnlyList<KeptCharge> used)
    {
        var stays = used.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        return [.. Kept.Where(charge => !stays.Contains(KeyOf(charge)))];
    }

    /// <summary>The row of a fee that a cycle has settled.</summary>
    public static RowChange Write(ConnectionName marketplace, KeptCharge charge) => new(TableOf(marketplace, charge.CycleId), KeyOf(charge), JsonSerializer.Serialize(charge, SettlementJsonContext.Default.KeptCharge));

    /// <summary>No row for a fee that the cycle has settled no more.</summary>
    public static RowChange Drop(ConnectionName marketplace, KeptCharge charge) => new(TableOf(marketplace, charge.CycleId), KeyOf(charge), null);

    /// <summary>What a row says.</summary>
    public static KeptCharge Read(TableRow row) => JsonSerializer.Deserialize(row.Content, SettlementJsonContext.Default.KeptCharge)!;

    private static string Tables(ConnectionName marketplace) => $"settlement-charges/{marketplace}/";

    private static string KeyOf(KeptCharge charge) => $"{charge.OrderId} {charge.Type}";

    private static async IAsyncEnumerable<KeptCharge> ReadAsync(ICaseQuery cases, ConnectionName marketplace, string cycleId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in cases.GetRowsAsync(TableOf(marketplace, cycleId), cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return Read(row);
    }

    /// <summary>
    /// What is posted and no other cycle has settled, by type: of several types on one account whose sum people changed, the first that is left has all that is left of it.
    /// </summary>
    private static IEnumerable<FeeEstimate> Booked(ChargedOrder order, ErpOrderFees there, Dictionary<(string OrderId, string Type), KeptCharge> settled)
    {
        foreach (var fees in order.Fees.GroupBy(static f => f.Target))
        {
            var booked = there.Booked.Where(b => b.Target == fees.Key).Sum(static b => b.Amount.Amount);
            var left = new List<SalesOrderFee>();
            foreach (var fee in fees)
            {
                if (settled.TryGetValue((order.OrderId, fee.Type), out var by))
                    booked -= (by.Amount ?? fee.Amount).Amount;
                else
                    left.Add(fee);
            }

            var isAsWritten = booked == left.Sum(static f => f.Amount.Amount);
            foreach (var fee in isAsWritten ? left : left.Take(booked == 0m ? 0 : 1))
                yield return new FeeEstimate(order.OrderId, fee.Type, isAsWritten ? fee.Amount : fee.Amount with { Amount = booked }, IsCharged: true) { Target = fee.Target };
        }
    }
}
