using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Imports;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Prices;

/// <summary>Carries out what telling prices asks for: reads and hands in; what is concluded from it is pure.</summary>
/// <param name="marketplace">The marketplace.</param>
/// <param name="erp">Whose items say what offers cost without a row in the table; null for nobody's.</param>
/// <param name="context">What holds for its prices.</param>
internal sealed class PriceHandlers(IMarketplaceOffers marketplace, IErp? erp, PriceContext context)
{
    private readonly string _name = context.Route.Marketplace.Value;

    public async Task<PriceInput> RunAsync(PriceState state, PriceEffect effect, EffectContext run, CancellationToken cancellationToken) => effect switch
    {
        PriceEffect.Look => await LookAsync(state, run, cancellationToken).ConfigureAwait(false),
        PriceEffect.HandIn handIn => await HandInAsync(state.Prepared!, handIn, run, cancellationToken).ConfigureAwait(false),
        PriceEffect.ReadImport read => await ReadImportAsync(state.Import!, read, run.Cases, cancellationToken).ConfigureAwait(false),
        PriceEffect.ReadLateImport late => new PriceInput.LateImportSeen(late.ImportId, ImportReports.IsOver(await ReportAsync(late.ImportId, cancellationToken).ConfigureAwait(false))),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this flow."),
    };

    private async Task<PriceInput> LookAsync(PriceState state, EffectContext run, CancellationToken cancellationToken)
    {
        var comparison = new PriceComparison(state, context, run.Now);
        await foreach (var row in run.Cases.GetRowsAsync(PriceTable.TableOf(_name), cancellationToken: cancellationToken).ConfigureAwait(false))
            comparison.Hear(PriceTable.Read(row));
        if (erp is not null)
            await ReadItemsAsync(erp, comparison, cancellationToken).ConfigureAwait(false);
        await foreach (var listing in marketplace.GetCurrentListingsAsync(cancellationToken).ConfigureAwait(false))
            comparison.Hear(listing);
        return comparison.End();
    }

    /// <summary>The items that offers without a price of their own sell.</summary>
    private Task ReadItemsAsync(IErp from, PriceComparison comparison, CancellationToken cancellationToken) => ItemPrice.ReadAsync(
        from,
        context.Tables.Offers.Rows.Where(r => r.Marketplace == context.Route.Marketplace && context.Tables.Prices.Find(r.Marketplace, r.OfferId).Count == 0).Select(static r => r.Sku),
        comparison.Hear,
        comparison.Hear,
        cancellationToken);

    /// <summary>The same rows with every attempt: they are written as of when the import was made.</summary>
    private async Task<PriceInput> HandInAsync(PreparedPrices prepared, PriceEffect.HandIn handIn, EffectContext run, CancellationToken cancellationToken)
    {
        var rows = await PriceTable.ReadImportAsync(run.Cases, _name, prepared.Offers, cancellationToken).ConfigureAwait(false);
        var started = await marketplace.ImportPricesAsync([.. rows.SelectMany(r => r.ToDocuments(prepared.At))], run.Permit, cancellationToken).ConfigureAwait(false);
        return new PriceInput.HandedIn(handIn.Batch, started.Id, Named(started.Withheld, rows)) { MayBeTwice = run.MayHaveHappened };
    }

    private async Task<PriceInput> ReadImportAsync(RunningImport import, PriceEffect.ReadImport read, ICaseQuery cases, CancellationToken cancellationToken)
    {
        if (await ReportAsync(read.ImportId, cancellationToken).ConfigureAwait(false) is not { } report)
            return new PriceInput.ImportSeen(read.ImportId, null, [], IsUnclear: false);
        if (!ImportReports.IsOver(report) || report.AllTaken)
            return new PriceInput.ImportSeen(read.ImportId, report.Progress, [], IsUnclear: false);
        var rows = await PriceTable.ReadImportAsync(cases, _name, import.Rows, cancellationToken).ConfigureAwait(false);
        var named = Of(report.Rejected, rows).Count();
        return new PriceInput.ImportSeen(read.ImportId, report.Progress, Named(report.Rejected, rows), report.AreReasonsMissing || report.RejectedRows > named);
    }

    private Task<ImportReport?> ReportAsync(string importId, CancellationToken cancellationToken) => ImportReports.FindAsync(marketplace.GetPriceImportAsync, importId, cancellationToken);

    /// <summary>The offers that are refused, as far as the marketplace says which: an offer's prices are taken together or not at all.</summary>
    private static List<RefusedPrices> Named(IReadOnlyList<RejectedRow> rejected, IReadOnlyList<HandedPrices> rows) =>
        [.. Of(rejected, rows).DistinctBy(static r => r.Row.ShopSku)];

    private static IEnumerable<RefusedPrices> Of(IReadOnlyList<RejectedRow> rejected, IReadOnlyList<HandedPrices> rows)
    {
        var bySku = rows.ToDictionary(static r => r.ShopSku);
        return rejected.Where(r => r.ShopSku is { } sku && bySku.ContainsKey(sku)).Select(r => new RefusedPrices(bySku[r.ShopSku!.Value], r.Message));
    }
}
