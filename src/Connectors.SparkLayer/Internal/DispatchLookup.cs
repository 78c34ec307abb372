using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.SparkLayer.Internal;

/// <summary>
/// Tells whether a dispatch was told already: the vendor takes no key, so that only what it shows can tell. Ours has our tracking numbers and our goods; one of the two is a person's to judge. Pure.
/// </summary>
internal static class DispatchLookup
{
    public static LookupResult<string> Find(IReadOnlyList<StorefrontFulfilment> shown, StorefrontDispatch dispatch)
    {
        var wanted = Sum(dispatch.Lines);
        var numbers = dispatch.TrackingNumbers.Select(static n => Plain(n.Value)).ToHashSet(StringComparer.Ordinal);
        List<string> same = [], doubtful = [];
        foreach (var one in shown.Where(s => !dispatch.OtherFulfilments.Contains(s.Id)))
        {
            var there = one.TrackingNumbers.Select(static n => Plain(n.Value)).Where(static n => n.Length > 0).ToHashSet(StringComparer.Ordinal);
            var held = Sum(one.Lines);
            var holdsSame = held.Count == wanted.Count && held.All(line => wanted.GetValueOrDefault(line.Key) == line.Value);
            if (holdsSame && there.SetEquals(numbers))
                same.Add(one.Id);
            else if (numbers.Count > 0 ? there.Overlaps(numbers) || (holdsSame && there.Count == 0) : holdsSame)
                doubtful.Add(one.Id);
        }

        return (same, doubtful) switch
        {
            ([var only], _) => new LookupResult<string>.Found(only),
            ([], []) => new LookupResult<string>.Absent(),
            ([], _) => new LookupResult<string>.CannotTell("A package of the purchase has the tracking number and other goods, or the goods and another tracking."),
            _ => new LookupResult<string>.CannotTell("Several packages of the purchase hold the same goods under the same tracking."),
        };
    }

    private static Dictionary<OrderLineId, decimal> Sum(IReadOnlyList<ConfirmedLine> lines) => lines.GroupBy(static l => l.LineId).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Quantity));

    /// <summary>People and carriers write numbers with blanks and in either case.</summary>
    private static string Plain(string number) => new string([.. number.Where(char.IsLetterOrDigit)]).ToUpperInvariant();
}
