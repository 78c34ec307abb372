using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob.Internal;

/// <summary>What products are made of (<c>GET product</c>), remembered for a while, also where nobody can tell. Thread-safe.</summary>
internal sealed class Compositions(ShipBobClient client, ShipBobWarehouseOptions options, TimeProvider time)
{
    private const int SkusACall = 50;
    private const int CharactersACall = 2_000;
    private const int MostHeld = 10_000;

    /// <summary>A 401 may pass, and a person may grant the token what it lacks: that is seen sooner than a changed product.</summary>
    private static readonly TimeSpan RefusalHolds = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Composition? Told, DateTimeOffset Until)> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<IReadOnlyDictionary<string, Composition?>>> _underWay = new(StringComparer.Ordinal);

    /// <summary>What these are made of; a SKU of which nobody can tell is null or absent. What is not remembered is asked for, together and once for all who ask.</summary>
    /// <exception cref="ConnectorException">A call failed in a way that may pass, or its answer could not be read: nothing is known then, and nothing is remembered.</exception>
    public async Task<IReadOnlyDictionary<string, Composition?>> ReadAsync(IEnumerable<string> skus, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, Composition?>(StringComparer.Ordinal);
        var calls = new HashSet<Task<IReadOnlyDictionary<string, Composition?>>>();
        lock (_gate)
        {
            var missing = new List<string>();
            foreach (var sku in skus.Distinct(StringComparer.Ordinal))
            {
                if (Held(sku) is { } held)
                    known[sku] = held.Told;
                else if (_underWay.TryGetValue(sku, out var other))
                    calls.Add(other);
                else if (ShipBobClient.CanAskFor(sku))
                    missing.Add(sku);
            }

            foreach (var portion in Portions(missing))
            {
                var call = AskAsync(portion);
                calls.Add(call);
                portion.ForEach(sku => _underWay[sku] = call);
            }
        }

        foreach (var call in calls)
        {
            foreach (var (sku, told) in await call.WaitAsync(cancellationToken).ConfigureAwait(false))
                known[sku] = told;
        }

        return known;
    }

    /// <summary>What is remembered of these, without a call.</summary>
    public IReadOnlyDictionary<string, Composition?> Remembered(IEnumerable<string> skus)
    {
        lock (_gate)
            return skus.Distinct(StringComparer.Ordinal).ToDictionary(static sku => sku, sku => Held(sku)?.Told, StringComparer.Ordinal);
    }

    private (Composition? Told, DateTimeOffset Until)? Held(string sku) => _held.TryGetValue(sku, out var held) && held.Until > time.GetUtcNow() ? held : null;

    /// <summary>One call, for all who ask meanwhile: no single one of them cancels it.</summary>
    private async Task<IReadOnlyDictionary<string, Composition?>> AskAsync(List<string> skus)
    {
        // Nothing is sent under the lock.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var answer = await AnswerAsync(skus).ConfigureAwait(false);
            lock (_gate)
                Keep(answer);
            return answer.ToDictionary(static a => a.Key, static a => a.Value.Told, StringComparer.Ordinal);
        }
        finally
        {
            lock (_gate)
                skus.ForEach(sku => _underWay.Remove(sku));
        }
    }

    private void Keep(Dictionary<string, (Composition? Told, TimeSpan Holds)> answer)
    {
        var now = time.GetUtcNow();
        if (_held.Count + answer.Count > MostHeld)
        {
            foreach (var sku in _held.Where(h => h.Value.Until <= now).Select(static h => h.Key).ToList())
                _held.Remove(sku);
            if (_held.Count + answer.Count > MostHeld)
                _held.Clear();
        }

        foreach (var (sku, (told, holds)) in answer)
            _held[sku] = (told, now + holds);
    }

    private async Task<Dictionary<string, (Composition? Told, TimeSpan Holds)>> AnswerAsync(List<string> skus)
    {
        var holds = options.CompositionHolds;
        var shorter = holds < RefusalHolds ? holds : RefusalHolds;
        try
        {
            var (products, isWhole) = await ProductsAsync(skus).ConfigureAwait(false);
            return skus.ToDictionary(static sku => sku, sku => Composition.Of(sku, products) is { } told ? (told, holds) : (null, isWhole ? holds : shorter), StringComparer.Ordinal);
        }
        catch (ConnectorException e) when (e is { IsTransient: false, Kind: FailureKind.Rejected } && skus.Count > 1)
        {
            // It may mean one of them.
            var each = new Dictionary<string, (Composition? Told, TimeSpan Holds)>(StringComparer.Ordinal);
            foreach (var sku in skus)
                each[sku] = (await AnswerAsync([sku]).ConfigureAwait(false))[sku];
            return each;
        }
        catch (ConnectorException e) when (e is { IsTransient: false, Kind: FailureKind.Rejected or FailureKind.Denied or FailureKind.NotFound or FailureKind.NotAvailable })
        {
            return skus.ToDictionary(static sku => sku, sku => ((Composition?)null, shorter), StringComparer.Ordinal);
        }
    }

    /// <summary>The products, and whether all that came could be read: of one that cannot be, nobody can tell whose it is.</summary>
    private async Task<(List<Product> Products, bool IsWhole)> ProductsAsync(List<string> skus)
    {
        var (products, isWhole) = (new List<Product>(), true);
        await foreach (var page in client.GetProductsAsync(skus).AsPages().ConfigureAwait(false))
        {
            products.AddRange(page.Items.Where(p => p.Variants.Any(v => v?.Sku is { } sku && skus.Contains(sku))));
            isWhole &= page.Unreadable.Count == 0;
        }

        return (products, isWhole);
    }

    /// <summary>As many as an address holds, percent-encoded.</summary>
    private static IEnumerable<List<string>> Portions(List<string> skus)
    {
        var portion = new List<string>();
        var length = 0;
        foreach (var sku in skus)
        {
            var longer = Uri.EscapeDataString(sku).Length + 1;
            if (portion.Count == SkusACall || (portion.Count > 0 && length + longer > CharactersACall))
            {
                yield return portion;
                (portion, length) = ([], 0);
            }

            portion.Add(sku);
            length += longer;
        }

        if (portion.Count > 0)
            yield return portion;
    }
}
