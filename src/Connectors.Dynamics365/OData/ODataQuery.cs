using Connectors.Http;

namespace Connectors.Dynamics365.OData;

/// <summary>Which entities of a list are asked for, what of them, and in which order. A filter alone is a query too.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ODataQuery
{
    /// <summary>Which ones; null for all.</summary>
    public ODataFilter? Filter { get; init; }

    /// <summary>Members to bring; empty for all. Those that name an entity come in any case. Members that are not brought read as if they were empty.</summary>
    /// <exception cref="ArgumentException">One is not a name.</exception>
    public IReadOnlyList<string> Select { get => field ?? []; init => field = [.. (value ?? []).Select(ODataNames.Demand)]; }

    /// <summary>What hangs on each entity and is to be brought with it; empty for nothing.</summary>
    public IReadOnlyList<ODataExpand> Expand { get => field ?? []; init; }

    /// <summary>The order; empty for the service's own, which is not stable while entities change.</summary>
    public IReadOnlyList<ODataOrder> OrderBy { get => field ?? []; init; }

    /// <summary>
    /// Only the first so many, 1 to 20,000, in one page; null for all. The service answers no link to a next page to it, so it never goes with paging: a list
    /// that is read to its end leaves it null.
    /// </summary>
    public int? Top
    {
        get;
        init => field = value is null or (>= 1 and <= MostOfAPage) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "1 to 20000 are expected.");
    }

    /// <summary>
    /// Whether the read replica may answer, which disturbs nobody at work in the ERP but is seconds old; never for what was written just now. Null leaves it to the
    /// list, which says what it does.
    /// </summary>
    public bool? FromReplica { get; init; }

    internal const int MostOfAPage = 20_000;

    /// <summary>A filter and nothing else.</summary>
    public static implicit operator ODataQuery?(ODataFilter? filter) => filter is null ? null : new() { Filter = filter };

    /// <summary>The query's options as text, which is not percent-encoded.</summary>
    public override string ToString() => string.Join('&', Options(escapeEnums: false, []).Where(static o => o.Value is not null).Select(static o => $"{o.Name}={o.Value}"));

    /// <summary>Puts the options on a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="escapeEnums">Whether members of enums are written escaped.</param>
    /// <param name="needed">Members that an entity cannot be read without.</param>
    internal void Apply(ConnectorRequest request, bool escapeEnums, IEnumerable<string> needed)
    {
        foreach (var (name, value) in Options(escapeEnums, needed))
            request.Query(name, value);
        request.Query("$top", Top);
    }

    /// <summary>The member by which the filter leaves out a row that was answered all the same; null when there is none, or when it cannot be told.</summary>
    /// <param name="valueOf">The row's value of a field; null when it is not known.</param>
    internal string? ExcludedBy(Func<string, object?> valueOf) =>
        Filter?.ExcludedBy(field => Select.Count > 0 && !Select.Contains(field, StringComparer.Ordinal) ? null : valueOf(field));

    private IEnumerable<(string Name, string? Value)> Options(bool escapeEnums, IEnumerable<string> needed) =>
    [
        ("$filter", Filter?.ToText(escapeEnums)),
        ("$select", Select.Count == 0 ? null : string.Join(',', needed.Union(Select, StringComparer.Ordinal))),
        ("$expand", Expand.Count == 0 ? null : string.Join(',', Expand)),
        ("$orderby", OrderBy.Count == 0 ? null : string.Join(',', OrderBy)),
    ];
}
