using System.Runtime.CompilerServices;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>What calls with several items have in common.</summary>
internal static class Batches
{
    private const string NoId = "One of them is no id, or names one that is none.";

    /// <exception cref="ArgumentException">There is no item, or more than the platform takes in one call.</exception>
    public static void ThrowUnlessOneTo<T>(int most, IReadOnlyList<T> items, [CallerArgumentExpression(nameof(items))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items.Count < 1 || items.Count > most)
            throw new ArgumentException($"1 to {most} items can be sent in one call.", name);
    }

    /// <param name="most">Most items in one call.</param>
    /// <param name="items">The items.</param>
    /// <param name="ids">The ids in one of them.</param>
    /// <param name="name">What the caller calls them.</param>
    /// <exception cref="ArgumentException">There is no item, more than the platform takes in one call, or one with a text that is no id.</exception>
    public static void ThrowUnlessOneTo<T>(int most, IReadOnlyList<T> items, Func<T, IEnumerable<string>> ids, [CallerArgumentExpression(nameof(items))] string? name = null)
    {
        ThrowUnlessOneTo(most, items, name);
        if (!items.SelectMany(ids).All(VendorText.IsId))
            throw new ArgumentException(NoId, name);
    }

    public static List<ItemId> Ids(int most, IReadOnlyList<string> ids, [CallerArgumentExpression(nameof(ids))] string? name = null)
    {
        ThrowUnlessOneTo(most, ids, name);
        return [.. ids.Select(id => VendorText.IsId(id) ? new ItemId(id) : throw new ArgumentException(NoId, name))];
    }

    public static BatchResult<T> Result<T>(IReadOnlyList<T> successes, IReadOnlyList<RefusedItem> refused) =>
        new(successes, [.. refused.Select(static r => new BatchFailure(r.Id ?? r.OrderId ?? r.OrderCommercialId ?? string.Empty, null, null, r.Message))]);

    public static BatchResult<string> Result(IReadOnlyList<ItemId> successes, IReadOnlyList<RefusedItem> refused) =>
        Result<string>([.. successes.Select(static s => s.Id)], refused);

    public static IEnumerable<BatchFailure> Failures(string? key, IReadOnlyList<ItemError> errors) =>
        errors.Select(e => new BatchFailure(key ?? string.Empty, e.Code, e.Field, e.Message));

    /// <summary>A refusal of items, for callers who sent only those: what succeeded in part is no success for them.</summary>
    public static ConnectorException Refused(Operation operation, string message, IReadOnlyList<BatchFailure> failures) => new(message)
    {
        System = operation.System,
        Operation = operation.Code,
        Kind = FailureKind.Rejected,
        ErrorCode = failures.FirstOrDefault(static f => f.Code is not null)?.Code,
        Details = [.. failures.Select(static f => new VendorErrorDetail(f.Code, f.Field, f.Message))],
    };
}
