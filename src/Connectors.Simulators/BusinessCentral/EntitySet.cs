using System.Globalization;
using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>An entity set: its members in order, and how a question about its rows is answered.</summary>
/// <param name="name">Name in addresses.</param>
/// <param name="escapes">Whether enumeration members are written escaped.</param>
/// <param name="members">The members a row has, in the order they are written.</param>
/// <param name="etag">The row's tag; null when the set has none.</param>
/// <param name="children">The lines, and how they are written; null when there are none.</param>
/// <param name="isOneChild">Whether the children are one object instead of a list.</param>
internal sealed class EntitySet<T>(
    string name,
    bool escapes,
    IReadOnlyList<(string Name, Func<T, object?> Get)> members,
    Func<T, string>? etag = null,
    ErpChildren<T>? children = null,
    bool isOneChild = false)
{
    private const int LargestPage = 20_000;

    private readonly Dictionary<string, Func<T, object?>> _byName = members.ToDictionary(m => m.Name, m => m.Get, StringComparer.Ordinal);

    /// <summary>The members a row has.</summary>
    public IReadOnlyCollection<string> Members => _byName.Keys;

    /// <summary>Answers a question about many rows.</summary>
    /// <param name="call">The question.</param>
    /// <param name="rows">All rows of the set.</param>
    /// <param name="quirks">What is odd about the answer.</param>
    /// <param name="shown">Told of every row that the answer holds, once it is written; null when nobody wants to know.</param>
    public (Reply? Reply, ErpError? Error) List(Call call, IEnumerable<T> rows, ErpQuirks quirks, Action<T>? shown = null)
    {
        try
        {
            if (call.Parameter("$filter") is { } filter)
            {
                var test = ODataFilter<T>.Compile(filter, n => _byName.GetValueOrDefault(n), call.Parameter("$schemaversion") == "2.1", quirks.IgnoresOperators);
                rows = rows.Where(test);
            }

            if (call.Parameter("$orderby") is { } order)
                rows = Sorted(rows, order);
            var all = rows.ToList();
            var top = call.Parameter("$top") is null ? int.MaxValue : call.Number("$top", int.MaxValue);
            var skip = call.Number("$skip", 0);
            if (top < 0 || skip < 0)
                throw new FormatException("Paging needs numbers that are not negative.");
            if (PageSize(call) > LargestPage || (call.Parameter("$top") is not null && top > LargestPage))
                return (null, new ErpError(413, "Unknown", "The page is too large."));
            var total = all.Count;
            all = [.. all.Skip(skip).Take(top)];
            var from = call.Number("$skiptoken", 0);
            var size = PageSize(call) ?? LargestPage;
            var isEmpty = quirks.EmptyFirstPage && call.Parameter("$top") is null;
            if (isEmpty)
                size = 0;
            var page = all.Skip(from + quirks.Slip).Take(size).ToList();
            var shape = Shape.Of(call, _byName.Keys, children) with { Hides = quirks.HidesLines };
            var reply = Reply.Json(200, json =>
            {
                json.WriteStartObject();
                json.WriteString("@odata.context", $"{call.Origin}/$metadata#{name}");
                if (call.Flag("$count") == true)
                    json.WriteNumber("@odata.count", total);
                json.WriteStartArray("value");
                foreach (var row in page)
                {
                    json.WriteStartObject();
                    Write(json, row, shape);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                // A question that says how many it wants gets no link, even when there are more.
                if ((from + size < all.Count || isEmpty) && call.Parameter("$top") is null)
                    json.WriteString("@odata.nextLink", NextLink(call, from + size));
                json.WriteEndObject();
            });
            if (shown is not null)
                page.ForEach(shown);
            return (reply, null);
        }
        catch (FormatException wrong)
        {
            return (null, ErpError.Validation("BadRequest", wrong.Message));
        }
    }

    /// <summary>Answers with one row.</summary>
    public (Reply? Reply, ErpError? Error) One(Call call, T row, ErpQuirks quirks, int status = 200)
    {
        try
        {
            var shape = Shape.Of(call, _byName.Keys, children) with { Hides = quirks.HidesLines };
            return (Reply.Json(status, json =>
            {
                json.WriteStartObject();
                json.WriteString("@odata.context", $"{call.Origin}/$metadata#{name}/$entity");
                Write(json, row, shape);
                json.WriteEndObject();
            }), null);
        }
        catch (FormatException wrong)
        {
            return (null, ErpError.Validation("BadRequest", wrong.Message));
        }
    }

    /// <summary>Writes a row within another one: whole, or the chosen members.</summary>
    public void Write(Utf8JsonWriter json, T row, HashSet<string>? selected) => Write(json, row, new Shape(selected, false, false));

    private void Write(Utf8JsonWriter json, T row, Shape shape)
    {
        if (etag is not null)
            json.WriteString("@odata.etag", etag(row));
        foreach (var (member, get) in members)
        {
            if (shape.Selected is null || shape.Selected.Contains(member))
                Value(json, member, get(row));
        }

        if (shape.Expands && children is { } child)
        {
            if (shape.Hides)
            {
                json.WriteNull(child.Name);
                return;
            }

            if (isOneChild)
                json.WriteStartObject(child.Name);
            else
                json.WriteStartArray(child.Name);
            child.Write(json, row, shape.SelectedOfChild);
            if (isOneChild)
                json.WriteEndObject();
            else
                json.WriteEndArray();
        }
    }

    private void Value(Utf8JsonWriter json, string member, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(member, text);
                break;
            case decimal number:
                json.WriteNumber(member, number);
                break;
            case int number:
                json.WriteNumber(member, number);
                break;
            case bool flag:
                json.WriteBoolean(member, flag);
                break;
            case Guid id:
                json.WriteString(member, id);
                break;
            case DateOnly date:
                json.WriteString(member, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                json.WriteString(member, instant.IsoMilliseconds());
                break;
            case ErpWord word:
                json.WriteString(member, escapes ? word.Escaped : word.Plain);
                break;
            default:
                json.WriteNull(member);
                break;
        }
    }

    private IEnumerable<T> Sorted(IEnumerable<T> rows, string order)
    {
        var comparer = Comparer<object?>.Create(static (a, b) => a is IComparable one && b is not null ? one.CompareTo(b) : 0);
        IOrderedEnumerable<T>? sorted = null;
        foreach (var by in order.Split(','))
        {
            var words = by.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is 0 or > 2 || !_byName.TryGetValue(words[0], out var get))
                throw new FormatException($"Could not order by '{order}'.");
            var descends = words is [_, "desc"];
            sorted = (sorted, descends) switch
            {
                (null, true) => rows.OrderByDescending(get, comparer),
                (null, false) => rows.OrderBy(get, comparer),
                (_, true) => sorted.ThenByDescending(get, comparer),
                _ => sorted.ThenBy(get, comparer),
            };
        }

        return sorted!;
    }

    private static int? PageSize(Call call) =>
        call.Header("Prefer") is { } prefer && prefer.IndexOf("odata.maxpagesize=", StringComparison.OrdinalIgnoreCase) is >= 0 and var at
        && int.TryParse(prefer.AsSpan(at + 18), NumberStyles.Integer, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : null;

    private static string NextLink(Call call, int skip)
    {
        var rest = call.Query.Where(q => q.Key != "$skiptoken").SelectMany(q => q.Value, (q, v) => $"{q.Key}={Uri.EscapeDataString(v ?? string.Empty)}");
        return $"{call.Origin}{call.PathText}?{string.Join('&', [.. rest, $"$skiptoken={skip.Text()}"])}";
    }

    /// <summary>Which members and lines are asked for.</summary>
    private sealed record Shape(HashSet<string>? Selected, bool Expands, bool Hides)
    {
        public HashSet<string>? SelectedOfChild { get; init; }

        public static Shape Of(Call call, IReadOnlyCollection<string> known, ErpChildren<T>? child)
        {
            var selected = Demand(call.CommaList("$select"), known);
            if (call.Parameter("$expand") is not { } expand)
                return new Shape(selected, false, false);
            var bracket = expand.IndexOf('(', StringComparison.Ordinal);
            if (child is null || (bracket > 0 ? expand[..bracket] : expand) != child.Name)
                throw new FormatException($"Could not find a property named '{expand}'.");
            return new Shape(selected, true, false) { SelectedOfChild = bracket > 0 ? Demand(Chosen(expand[(bracket + 1)..]), child.Members) : null };
        }

        /// <summary>What <c>$select</c> within the brackets names; null when there is none.</summary>
        private static HashSet<string>? Chosen(string options) => options.TrimEnd(')').Split(';')
            .Where(static option => option.StartsWith("$select=", StringComparison.Ordinal))
            .Select(static option => option["$select=".Length..].Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal)).FirstOrDefault();

        private static HashSet<string>? Demand(HashSet<string>? wanted, IReadOnlyCollection<string> known) =>
            wanted?.FirstOrDefault(w => !known.Contains(w)) is { } unknown ? throw new FormatException($"Could not find a property named '{unknown}'.") : wanted;
    }
}
