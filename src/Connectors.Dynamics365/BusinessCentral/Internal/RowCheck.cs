using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>
/// Whether what was answered is what was asked for. The service ignores without a word what its dialect of filters does not know, and then answers everything there is:
/// no caller is to work on strangers' orders.
/// </summary>
internal static class RowCheck
{
    /// <summary>More strangers than these on a page are no odd rows: the filter was ignored.</summary>
    private const int MostStrangers = 100;

    /// <summary>Takes out what certainly does not pass the query's filter, and tells it as items that are unreadable are told.</summary>
    /// <param name="query">What was asked for.</param>
    /// <param name="rows">What was answered.</param>
    /// <param name="type">Metadata of a row.</param>
    /// <param name="id">The member that names a row.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="ConnectorException">The filter was ignored: <see cref="FailureKind.Unreadable"/>.</exception>
    public static (IReadOnlyList<T> Rows, IReadOnlyList<UnreadableItem> Strangers) Sift<T>(ODataQuery query, IReadOnlyList<T> rows, JsonTypeInfo<T> type, string id, Operation operation)
        where T : class
    {
        if (query.Filter is null)
            return (rows, []);
        var members = type.Properties.Where(static p => p.Get is not null && !p.IsExtensionData).ToDictionary(static p => p.Name, static p => p.Get!, StringComparer.Ordinal);
        var passing = new List<T>(rows.Count);
        var strangers = new List<UnreadableItem>();
        foreach (var row in rows)
        {
            if (query.ExcludedBy(field => members.TryGetValue(field, out var get) ? get(row) : null) is { } field)
                strangers.Add(new UnreadableItem(Convert.ToString(members[id](row), CultureInfo.InvariantCulture), $"$.value[*].{field}"));
            else
                passing.Add(row);
        }

        return strangers.Count <= MostStrangers
            ? (passing, strangers)
            : throw ConnectorException.For(operation, FailureKind.Unreadable, string.Create(CultureInfo.InvariantCulture, $"{strangers.Count} of {rows.Count} entities do not pass the filter, which was ignored"));
    }
}
