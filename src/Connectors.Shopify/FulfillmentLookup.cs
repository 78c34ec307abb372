using Connectors.Domain.Ports;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>
/// Tells whether a fulfilment was created already: the vendor takes no key, so that only what it shows can tell. Ours has our tracking numbers and our units; one of two is a person's to judge. Pure.
/// </summary>
public static class FulfillmentLookup
{
    /// <summary>Looks for it.</summary>
    /// <param name="fulfillments">The fulfilments of the order, all of them.</param>
    /// <param name="lines">Units of the order's lines that were to be in it.</param>
    /// <param name="trackingNumbers">Its tracking numbers; empty when it has none.</param>
    /// <param name="others">Ids of fulfilments that are known to be something else's: they are passed over.</param>
    public static LookupResult<Fulfillment> Find(
        IReadOnlyList<Fulfillment> fulfillments, IReadOnlyList<LineQuantity> lines, IReadOnlyList<string> trackingNumbers, IReadOnlyCollection<string>? others = null)
    {
        ArgumentNullException.ThrowIfNull(fulfillments);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(trackingNumbers);
        var wanted = Sum(lines.Select(static l => (l.LineId, l.Quantity)));
        var numbers = trackingNumbers.Select(Plain).ToHashSet(StringComparer.Ordinal);
        List<Fulfillment> same = [], doubtful = [];
        foreach (var one in fulfillments)
        {
            if (others?.Contains(one.Id) == true || !Counts(one.Status))
                continue;
            var shown = one.TrackingInfo.Select(static t => Plain(t.Number)).Where(static n => n.Length > 0).ToHashSet(StringComparer.Ordinal);
            var holdsSame = Holds(one, wanted);
            if (holdsSame && shown.SetEquals(numbers))
                same.Add(one);
            else if (numbers.Count > 0 ? shown.Overlaps(numbers) || (holdsSame && shown.Count == 0) : holdsSame)
                doubtful.Add(one);
        }

        return (same, doubtful) switch
        {
            ([var only], _) => new LookupResult<Fulfillment>.Found(only),
            ([], []) => new LookupResult<Fulfillment>.Absent(),
            ([], _) => new LookupResult<Fulfillment>.CannotTell("A fulfilment of the order has the tracking number and other units, or the units and another tracking."),
            _ => new LookupResult<Fulfillment>.CannotTell("Several fulfilments of the order hold the same units under the same tracking."),
        };
    }

    private static bool Counts(FulfillmentStatus status) => status != FulfillmentStatus.Cancelled && status != FulfillmentStatus.Error && status != FulfillmentStatus.Failure;

    private static bool Holds(Fulfillment fulfillment, Dictionary<string, int> wanted)
    {
        var held = Sum(fulfillment.FulfillmentLineItems.Nodes.Select(static l => (l.LineItem?.Id ?? string.Empty, l.Quantity ?? 0)));
        return held.Count == wanted.Count && held.All(line => wanted.GetValueOrDefault(line.Key) == line.Value);
    }

    private static Dictionary<string, int> Sum(IEnumerable<(string Line, int Quantity)> lines) =>
        lines.GroupBy(static l => l.Line, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Quantity), StringComparer.Ordinal);

    /// <summary>People and carriers write numbers with blanks and in either case.</summary>
    private static string Plain(string? number) => new string([.. (number ?? string.Empty).Where(char.IsLetterOrDigit)]).ToUpperInvariant();
}
