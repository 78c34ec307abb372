using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Prices;

/// <summary>
/// Finds every price of a SKU on a list: stores replace all of them together, so an answer is never a part. Immutable and thread-safe; it keeps a reference a row beside the table, and answers by a search in order.
/// </summary>
public sealed class ListPrices
{
    /// <summary>Most prices of one SKU on one list.</summary>
    public const int MostOfOneSku = 100;

    private readonly Dictionary<ConnectionName, OneList[]> _stores;

    private ListPrices(ListPriceTable table, ListPriceRow[] sorted)
    {
        Version = table.Version;
        Rows = table.Rows;
        Stores = ConnectionName.Each(table.Rows.Select(static r => r.Store));
        var lists = new Dictionary<ConnectionName, List<OneList>>();
        for (var from = 0; from < sorted.Length;)
        {
            var to = from + 1;
            while (to < sorted.Length && IsSameList(sorted[from], sorted[to]))
                to++;
            if (!lists.TryGetValue(sorted[from].Store, out var of))
                lists[sorted[from].Store] = of = [];
            of.Add(new OneList(new ArraySegment<ListPriceRow>(sorted, from, to - from)));
            from = to;
        }

        _stores = lists.ToDictionary(static l => l.Key, static l => l.Value.ToArray());
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>The rows, in their order; never null.</summary>
    public IReadOnlyList<ListPriceRow> Rows { get; }

    /// <summary>Connections that rows are for, each once, so that a name nobody knows can be found; never null.</summary>
    public IReadOnlyList<ConnectionName> Stores { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<ListPrices, RowError> Compile(ListPriceTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var check = new TableCheck();
        check.Version(table.Version);
        for (var i = 0; i < table.Rows.Count; i++)
            Check(table.Rows[i], i + 1, check);
        var places = new int[table.Rows.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = i;
        Array.Sort(places, (one, other) => Compare(table.Rows[one], table.Rows[other]) is not 0 and var order ? order : one.CompareTo(other));
        CheckTogether(table.Rows, places, check);
        return check.Finish(() => new ListPrices(table, [.. places.Select(p => table.Rows[p])]));
    }

    /// <summary>The lists of a store that have rows, each once, in the order of their names without case; never null.</summary>
    /// <param name="store">The store.</param>
    public IReadOnlyList<string> ListsOf(ConnectionName store) => _stores.TryGetValue(store, out var lists) ? [.. lists.Select(static l => l.Rows[0].List)] : [];

    /// <summary>Every row of a list, SKU by SKU in their order without case, each SKU's by unit and quantity; empty when the table has none. Never null.</summary>
    /// <param name="store">The store.</param>
    /// <param name="list">The list.</param>
    public IReadOnlyList<ListPriceRow> RowsOf(ConnectionName store, string list) => FindList(store, list) is { } found ? found.Rows : [];

    /// <summary>Every price of a SKU on a list, by unit and quantity; empty when the table has none. Never null.</summary>
    /// <param name="store">The store.</param>
    /// <param name="list">The list.</param>
    /// <param name="sku">The SKU.</param>
    public IReadOnlyList<ListPriceRow> Find(ConnectionName store, string list, Sku sku)
    {
        if (FindList(store, list) is not { } of)
            return [];
        var (low, high) = (0, of.Rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.Compare(of.Rows[middle].Sku.Value, sku.Value, StringComparison.OrdinalIgnoreCase) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        var end = low;
        while (end < of.Rows.Count && string.Equals(of.Rows[end].Sku.Value, sku.Value, StringComparison.OrdinalIgnoreCase))
            end++;
        return of.Rows[low..end];
    }

    /// <summary>
    /// The price that a quantity is sold at: of the rows for its unit, or else of those that name none, the one with the largest least quantity that it reaches. Null when there is none; a price of another unit is
    /// never taken.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="list">The list.</param>
    /// <param name="sku">The SKU, as the store writes it.</param>
    /// <param name="isUnit">Whether a unit, as the store calls it, is the one that is sold.</param>
    /// <param name="quantity">How many of that unit.</param>
    public ListPriceRow? FindFor(ConnectionName store, string list, Sku sku, Func<string, bool> isUnit, decimal quantity)
    {
        ArgumentNullException.ThrowIfNull(isUnit);
        var rows = Find(store, list, sku).Where(r => r.Quantity <= quantity).ToList();
        return rows.Where(r => r.Unit is { } unit && isUnit(unit)).MaxBy(static r => r.Quantity) ?? rows.Where(static r => r.Unit is null).MaxBy(static r => r.Quantity);
    }

    /// <summary>Of when the newest price of a list is, UTC; null when no row of it says.</summary>
    /// <param name="store">The store.</param>
    /// <param name="list">The list.</param>
    public DateTimeOffset? AsOf(ConnectionName store, string list) => FindList(store, list)?.AsOf;

    private OneList? FindList(ConnectionName store, string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (!_stores.TryGetValue(store, out var lists))
            return null;
        var (low, high) = (0, lists.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.Compare(lists[middle].Rows[0].List, list, StringComparison.OrdinalIgnoreCase);
            if (order == 0)
                return lists[middle];
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }

    private static void Check(ListPriceRow row, int number, TableCheck check)
    {
        check.Text(number, nameof(ListPriceRow.Store), row.Store.Value);
        check.Text(number, nameof(ListPriceRow.List), row.List);
        check.Text(number, nameof(ListPriceRow.Sku), row.Sku.Value);
        check.Text(number, nameof(ListPriceRow.Currency), row.Currency.Value);
        check.OptionalText(number, nameof(ListPriceRow.Unit), row.Unit);
        if (row.Quantity < 1)
            check.Add(number, nameof(ListPriceRow.Quantity), Text(row.Quantity), "at least 1");
        check.Amount(number, nameof(ListPriceRow.Price), row.Price);
        check.Amount(number, nameof(ListPriceRow.ConfirmedPrice), row.ConfirmedPrice);
    }

    /// <summary>What rows of one list, and of one SKU on it, must have in common: neighbours in the order.</summary>
    private static void CheckTogether(IReadOnlyList<ListPriceRow> rows, int[] places, TableCheck check)
    {
        var (list, sku, ofSku) = (0, 0, 0);
        for (var i = 0; i < places.Length; i++)
        {
            var (row, number) = (rows[places[i]], places[i] + 1);
            if (i == 0 || !IsSameList(rows[places[i - 1]], row))
                list = i;
            if (i == 0 || !IsSameSku(rows[places[i - 1]], row))
                (sku, ofSku) = (i, 0);
            if (rows[places[list]].Currency != row.Currency)
                check.Add(number, nameof(ListPriceRow.Currency), row.Currency.Value, As(rows[places[list]].Currency.Value, places[list], "list"));
            if (rows[places[sku]].IncludesTax != row.IncludesTax)
                check.Add(number, nameof(ListPriceRow.IncludesTax), row.IncludesTax ? "true" : "false", As(rows[places[sku]].IncludesTax ? "true" : "false", places[sku], "SKU on the list"));
            if (i > sku && rows[places[i - 1]] is var before && before.Unit == row.Unit && before.Quantity == row.Quantity)
                check.Add(number, nameof(ListPriceRow.Quantity), Text(row.Quantity), string.Create(CultureInfo.InvariantCulture, $"one price a quantity and unit of a SKU; row {places[i - 1] + 1} has it too"));
            if (++ofSku == MostOfOneSku + 1)
                check.Add(number, nameof(ListPriceRow.Sku), row.Sku.Value, string.Create(CultureInfo.InvariantCulture, $"at most {MostOfOneSku} prices of one SKU on a list"));
        }
    }

    private static string As(string value, int place, string what) => string.Create(CultureInfo.InvariantCulture, $"{value}, as in row {place + 1} for the same {what}");

    private static int Compare(ListPriceRow one, ListPriceRow other)
    {
        var order = string.CompareOrdinal(one.Store.Value, other.Store.Value);
        if (order == 0)
            order = string.Compare(one.List, other.List, StringComparison.OrdinalIgnoreCase);
        if (order == 0)
            order = string.Compare(one.Sku.Value, other.Sku.Value, StringComparison.OrdinalIgnoreCase);
        if (order == 0)
            order = string.CompareOrdinal(one.Unit, other.Unit);
        return order == 0 ? one.Quantity.CompareTo(other.Quantity) : order;
    }

    private static bool IsSameList(ListPriceRow one, ListPriceRow other) => one.Store == other.Store && string.Equals(one.List, other.List, StringComparison.OrdinalIgnoreCase);

    private static bool IsSameSku(ListPriceRow one, ListPriceRow other) => IsSameList(one, other) && string.Equals(one.Sku.Value, other.Sku.Value, StringComparison.OrdinalIgnoreCase);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed class OneList(ArraySegment<ListPriceRow> rows)
    {
        public ArraySegment<ListPriceRow> Rows { get; } = rows;

        public DateTimeOffset? AsOf { get; } = rows.Max(static r => r.AsOf);
    }
}
