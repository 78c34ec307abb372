using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>Side tables.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfRows() =>
    [
        Of("Rows are written, overwritten and deleted with the commit", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Rows = [new("stock", "P-1", "1"), new("stock", "P-2", "2"), new("stock", "P-3", "3"), new("stock", "P-1", "4")] }).ConfigureAwait(false);
            Expect.Sequence([new TableRow("P-1", "4"), new TableRow("P-2", "2"), new TableRow("P-3", "3")], await ToListAsync(store.GetRowsAsync("stock")).ConfigureAwait(false));

            await CommitAsync(store, Commit(await NewCaseAsync(store, "b").ConfigureAwait(false)) with { Rows = [new("stock", "P-2", null), new("stock", "P-3", "5"), new("stock", "nobody", null), new("other", "P-1", "6")] }).ConfigureAwait(false);
            Expect.Sequence([new TableRow("P-1", "4"), new TableRow("P-3", "5")], await ToListAsync(store.GetRowsAsync("stock")).ConfigureAwait(false));
            Expect.Empty(await ToListAsync(store.GetRowsAsync("nothing")).ConfigureAwait(false));
        }),

        Of("Rows are read from a key to before another, in order, however many there are", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Rows = [.. Enumerable.Range(0, 1200).Reverse().Select(static i => new RowChange("stock", $"P{i:0000}", $"{i}"))] }).ConfigureAwait(false);

            Expect.Sequence(Enumerable.Range(0, 1200).Select(static i => $"P{i:0000}"), (await ToListAsync(store.GetRowsAsync("stock")).ConfigureAwait(false)).Select(static r => r.Key));
            Expect.Sequence(Enumerable.Range(100, 1000).Select(static i => $"P{i:0000}"), (await ToListAsync(store.GetRowsAsync("stock", "P0100", "P1100")).ConfigureAwait(false)).Select(static r => r.Key));
            Expect.Sequence(["P1199"], (await ToListAsync(store.GetRowsAsync("stock", "P1198z")).ConfigureAwait(false)).Select(static r => r.Key));
        }),

        Of("Keys of rows are in the order of their code points", static async store =>
        {
            string[] keys = ["", "A", "Z", "a", "\u00E9", "\uFF5E", "\U0001F4E6"];
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Rows = [.. keys.Reverse().Select(static k => new RowChange("stock", k, "1"))] }).ConfigureAwait(false);

            Expect.Sequence(keys, (await ToListAsync(store.GetRowsAsync("stock")).ConfigureAwait(false)).Select(static r => r.Key));
            Expect.Sequence(["\uFF5E"], (await ToListAsync(store.GetRowsAsync("stock", "\uFF5E", "\U0001F4E6")).ConfigureAwait(false)).Select(static r => r.Key));
        }),
    ];
}
