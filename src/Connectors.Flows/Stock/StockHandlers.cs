using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Imports;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Stock;

/// <summary>Carries out what publishing stock asks for: reads and hands in; what is concluded from it is pure.</summary>
/// <param name="erp">The ERP.</param>
/// <param name="outlet">The marketplace or store.</param>
/// <param name="context">What holds for its stock.</param>
internal sealed class StockHandlers(IErpStock erp, IStockOutlet outlet, StockContext context)
{
    private const int SkusInOneRead = 100;

    private readonly string _name = context.Route.Marketplace.Value;

    public async Task<StockInput> RunAsync(StockState state, StockEffect effect, EffectContext run, CancellationToken cancellationToken) => effect switch
    {
        StockEffect.Look => await LookAsync(state, onlyMoved: false, run, cancellationToken).ConfigureAwait(false),
        StockEffect.LookAtMoved => await LookAsync(state, onlyMoved: true, run, cancellationToken).ConfigureAwait(false),
        StockEffect.HandIn handIn => await HandInAsync(state, handIn, run, cancellationToken).ConfigureAwait(false),
        StockEffect.ReadImport read => await ReadImportAsync(state.Import!, read, run.Cases, cancellationToken).ConfigureAwait(false),
        StockEffect.ReadLateImport late => new StockInput.LateImportSeen(late.ImportId, ImportReports.IsOver(await ReportAsync(late.ImportId, cancellationToken).ConfigureAwait(false))),
        StockEffect.CompareListings => await CompareListingsAsync(state, run, cancellationToken).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this flow."),
    };

    /// <summary>Demand before levels, and reservations around both: an order that moves from one to the other meanwhile is counted twice rather than not at all.</summary>
    private async Task<StockInput> LookAsync(StockState state, bool onlyMoved, EffectContext run, CancellationToken cancellationToken)
    {
        var offers = context.Tables.OffersOf(context.Route.Marketplace);
        var reading = new StockReading(offers, context, run.Now);
        var findings = new LookFindings.Collector();
        var before = new List<Reservation>();
        await foreach (var reservation in Reservations.ReadAsync(run.Cases, context.Route.Erp, cancellationToken).ConfigureAwait(false))
            before.Add(reservation);
        var moved = onlyMoved ? await ReadMovedAsync(state.Position, cancellationToken).ConfigureAwait(false) : default;
        var demand = context.Erp.TellsAvailable
            ? default
            : await ReadAsync(erp.GetOpenDemandAsync, reading.Hear, "open order", findings, cancellationToken).ConfigureAwait(false);
        before.ForEach(reading.Hear);
        var asked = onlyMoved ? reading.Touched(moved.Skus) : null;
        var levels = asked is null
            ? await ReadAsync(erp.GetAllStockLevelsAsync, reading.Hear, "stock level", findings, cancellationToken).ConfigureAwait(false)
            : (Pages: await ReadSomeAsync(asked, reading, cancellationToken).ConfigureAwait(false), Unreadable: 0);
        await foreach (var reservation in Reservations.ReadAsync(run.Cases, context.Route.Erp, cancellationToken).ConfigureAwait(false))
            reading.Hear(reservation);

        // What was read as one kind of level and is judged as another would be sold twice, or not at all.
        if (erp.Capabilities != context.Erp)
            throw new PortException("What the ERP can tell of stock changed while it was read.") { System = context.Route.Erp.Value, Operation = "read stock", Kind = FailureKind.NotExecuted };
        var targets = StockTargets.Of(offers, context, reading, run.Now, findings, asked);
        var comparison = new ToldComparison(offers, reading, targets, state.Doubtful, context, run.Now, findings);
        await foreach (var row in run.Cases.GetRowsAsync(ToldTable.TableOf(_name), cancellationToken: cancellationToken).ConfigureAwait(false))
            comparison.Hear(ToldTable.Read(row));

        // Of an order that cannot be read nobody knows what it takes: nothing rises until it can.
        var (rows, decreases, left) = comparison.Choose(onlyDecreases: demand.Unreadable > 0);
        return new StockInput.Looked(run.Now, context.Tables.Version, rows, decreases, left, comparison.Doubtful, findings.ToFindings(), comparison.Refused)
        {
            ErpCalls = demand.Pages + levels.Pages,
            Sold = before.Where(r => r.Since > state.LookedAt).Sum(static r => r.Quantity),
            Position = moved.Position,
        };
    }

    /// <summary>The SKUs that moved since the last such look, and where the next goes on. Read first: what moves while the rest is read is told again by the next.</summary>
    private async Task<(IReadOnlyCollection<Sku> Skus, string? Position)> ReadMovedAsync(string? position, CancellationToken cancellationToken)
    {
        var skus = new HashSet<Sku>();
        StockMovements page;
        do
        {
            page = await erp.GetStockMovementsAsync(position, cancellationToken).ConfigureAwait(false);
            skus.UnionWith(page.Moved);
            position = page.Position;
        }
        while (page.HasMore);
        return (skus, position);
    }

    private async Task<int> ReadSomeAsync(IReadOnlyCollection<Sku> skus, StockReading reading, CancellationToken cancellationToken)
    {
        var calls = 0;
        foreach (var chunk in skus.Chunk(SkusInOneRead))
        {
            foreach (var level in await erp.GetStockLevelsAsync(chunk, cancellationToken).ConfigureAwait(false))
                reading.Hear(level);
            calls++;
        }

        return calls;
    }

    private async Task<StockInput> HandInAsync(StockState state, StockEffect.HandIn handIn, EffectContext run, CancellationToken cancellationToken)
    {
        var rows = await ToldTable.ReadImportAsync(run.Cases, _name, state.Prepared!.Rows, cancellationToken).ConfigureAwait(false);
        var handed = await outlet.TellAsync(rows, run.Permit, cancellationToken).ConfigureAwait(false);
        return new StockInput.HandedIn(handIn.Batch, handed.ImportId, Named(handed.NotTaken, rows)) { MayBeTwice = run.MayHaveHappened, IsDone = handed.IsDone };
    }

    private async Task<StockInput> ReadImportAsync(RunningImport import, StockEffect.ReadImport read, ICaseQuery cases, CancellationToken cancellationToken)
    {
        if (await ReportAsync(read.ImportId, cancellationToken).ConfigureAwait(false) is not { } report)
            return new StockInput.ImportSeen(read.ImportId, null, [], IsUnclear: false);
        if (!ImportReports.IsOver(report) || report.AllTaken)
            return new StockInput.ImportSeen(read.ImportId, report.Progress, [], IsUnclear: false);
        var refused = Named(report.Rejected, await ToldTable.ReadImportAsync(cases, _name, import.Rows, cancellationToken).ConfigureAwait(false));
        return new StockInput.ImportSeen(read.ImportId, report.Progress, refused, report.AreReasonsMissing || report.RejectedRows > refused.Count);
    }

    private async Task<StockInput> CompareListingsAsync(StockState state, EffectContext run, CancellationToken cancellationToken)
    {
        var comparison = new ListingComparison(context.Tables.OffersOf(context.Route.Marketplace), state.Doubtful, context, run.Now);
        await foreach (var row in run.Cases.GetRowsAsync(ToldTable.TableOf(_name), cancellationToken: cancellationToken).ConfigureAwait(false))
            comparison.Hear(ToldTable.Read(row));
        await foreach (var reservation in Reservations.ReadAsync(run.Cases, context.Route.Erp, cancellationToken).ConfigureAwait(false))
            comparison.Hear(reservation);
        await foreach (var listing in outlet.GetListingsAsync(context.Tables.OffersOf(context.Route.Marketplace).Rows, cancellationToken).ConfigureAwait(false))
            comparison.Hear(listing);
        return comparison.End();
    }

    private Task<ImportReport?> ReportAsync(string importId, CancellationToken cancellationToken) => ImportReports.FindAsync(outlet.GetImportAsync, importId, cancellationToken);

    /// <summary>All pages of a list.</summary>
    private async Task<(int Pages, int Unreadable)> ReadAsync<T>(
        Func<string?, CancellationToken, Task<ItemPage<T>>> readAsync, Action<T> hear, string what, LookFindings.Collector findings, CancellationToken cancellationToken)
    {
        var (pages, unreadable) = (0, 0);
        string? continuation = null;
        do
        {
            var page = await readAsync(continuation, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
                hear(item);
            foreach (var item in page.Unreadable)
                findings.Add($"{what} {item.Id ?? item.Path}", StockRefusals.Unreadable(context.Route.Erp, what, item));
            pages++;
            unreadable += page.Unreadable.Count;
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return (pages, unreadable);
    }

    /// <summary>The rows that are refused, as far as the marketplace says which.</summary>
    private static List<RefusedRow> Named(IReadOnlyList<RejectedRow> rejected, IReadOnlyList<HandedRow> rows)
    {
        var bySku = rows.ToDictionary(static r => r.ShopSku);
        return [.. rejected.Where(r => r.ShopSku is { } sku && bySku.ContainsKey(sku)).DistinctBy(static r => r.ShopSku).Select(r => new RefusedRow(bySku[r.ShopSku!.Value], r.Message))];
    }
}
