using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Shopify.Models;

namespace Connectors.Shopify.Internal;

/// <summary>
/// A store's stock behind the neutral port: <c>available</c> at one location. Each row is set only where the store still has what was read right before, so that a sale in between is not written over: then it is read again.
/// Thread-safe.
/// </summary>
internal sealed class ShopifyB2BStock(ConnectionName connection, ShopifyClient client, ShopifyB2BOptions options) : IB2BStock
{
    private const string Available = "available";

    /// <summary>A set is all or nothing: more rows in it are more that one sale holds up.</summary>
    private const int RowsInCall = 100;
    private const int MostReadings = 5;

    private int _sets;

    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <inheritdoc/>
    public B2BStockCapabilities Capabilities { get; } = new() { ComparesBeforeWriting = true, TakesSalesOff = true };

    /// <inheritdoc/>
    public async Task<ItemList<B2BStockLevel>> GetLevelsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        if (skus.Count == 0)
            return [];
        var location = await LocationAsync(cancellationToken).ConfigureAwait(false);
        var (variants, unreadable) = await Variants.ReadAsync(client, skus.Select(static s => s.Value), cancellationToken).ConfigureAwait(false);
        return new ItemList<B2BStockLevel>(
            [
                .. skus.Where(sku => variants.ContainsKey(sku.Value)).Select(sku =>
                {
                    var level = Find(variants[sku.Value], location, out _);
                    return new B2BStockLevel(sku, level?.Quantity) { ChangedAt = level?.UpdatedAt };
                }),
            ],
            unreadable);
    }

    /// <inheritdoc/>
    public async Task<B2BStockResult> SetLevelsAsync(IReadOnlyList<B2BStockRow> rows, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(permit);
        if (rows.Count == 0)
            return new B2BStockResult(0, []);
        var last = rows.Reverse().DistinctBy(static r => r.Sku.Value, StringComparer.OrdinalIgnoreCase).Reverse().ToList();
        var location = await LocationAsync(cancellationToken).ConfigureAwait(false);
        var rejected = new List<RejectedRow>();
        var waiting = new Stack<(IReadOnlyList<B2BStockRow> Rows, int Readings)>(last.Chunk(RowsInCall).Reverse().Select(static c => ((IReadOnlyList<B2BStockRow>)c, 0)));
        while (waiting.TryPop(out var batch))
        {
            var targets = await TargetsAsync(batch.Rows, location, rejected, cancellationToken).ConfigureAwait(false);
            if (targets.Count > 0 && await TryAsync(targets, location, permit, cancellationToken).ConfigureAwait(false) is { } refusal)
                Divide(targets, refusal, batch.Readings, waiting, rejected);
        }

        return new B2BStockResult(last.Count - rejected.Count, rejected);
    }

    /// <summary>What is to be set of the rows, and why of the others nothing can be.</summary>
    private async Task<List<Target>> TargetsAsync(IReadOnlyList<B2BStockRow> rows, string location, List<RejectedRow> rejected, CancellationToken cancellationToken)
    {
        var (variants, unreadable) = await Variants.ReadAsync(client, rows.Select(static r => r.Sku.Value), cancellationToken).ConfigureAwait(false);
        var targets = new List<Target>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Quantity is < 0 or > int.MaxValue)
                rejected.Add(new RejectedRow(row.Sku, "The store takes quantities from 0 to 2147483647."));
            else if (!variants.TryGetValue(row.Sku.Value, out var found))
                rejected.Add(new RejectedRow(row.Sku, unreadable.Count > 0 ? "Some variants of the store cannot be read, and it may be one of them." : "The store has no variant with this SKU."));
            else if (Find(found, location, out var why) is not { } level)
                rejected.Add(new RejectedRow(row.Sku, why));
            else if (level.Quantity != row.Quantity)
                targets.Add(new Target(row, found[0].InventoryItem.Id, level));
        }

        return targets;
    }

    /// <summary>Null when all of it is set.</summary>
    private async Task<ConnectorException?> TryAsync(List<Target> targets, string location, SendPermit permit, CancellationToken cancellationToken)
    {
        try
        {
            var quantities = targets.Select(t => new Models.StockQuantity(t.ItemId, location, (int)t.Row.Quantity, t.Level.Quantity)).ToList();
            await client.Under(permit).Inventory.SetStockAsync(new StockChange { Name = Available, Quantities = quantities }, KeyOf(targets, location), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ConnectorException refusal) when (refusal.Kind is FailureKind.Rejected or FailureKind.Conflict or FailureKind.NotFound)
        {
            return refusal;
        }
    }

    /// <summary>One row refuses all: in halves, until it is alone. What has changed is read again, a few times.</summary>
    private static void Divide(List<Target> targets, ConnectorException refusal, int readings, Stack<(IReadOnlyList<B2BStockRow>, int)> waiting, List<RejectedRow> rejected)
    {
        var mayPass = refusal.Kind == FailureKind.Conflict || refusal.ErrorCode == ShopifyErrorCodes.KeyOfFailed;
        if (targets is [var only] && (!mayPass || readings + 1 >= MostReadings))
        {
            rejected.Add(new RejectedRow(only.Row.Sku, mayPass ? "The stock changes faster than it can be set." : refusal.Details is [{ Message: { } words }, ..] ? words : refusal.ErrorCode ?? "The store gave no reason."));
            return;
        }

        var next = targets.Count == 1 ? readings + 1 : readings;
        foreach (var half in targets.Chunk(Math.Max(1, (targets.Count + 1) / 2)).Reverse())
            waiting.Push(([.. half.Select(static t => t.Row)], next));
    }

    /// <summary>One for each set: what was done under a key is not done again, also when the stock has since gone back to what it was. The pipeline's own repeats of a set have its key.</summary>
    private Guid KeyOf(List<Target> targets, string location)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{location} {Interlocked.Increment(ref _sets)}");
        foreach (var target in targets)
            text.Append(CultureInfo.InvariantCulture, $"\n{target.ItemId} {target.Level.Quantity} {target.Level.UpdatedAt.UtcTicks} {target.Row.Quantity}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    /// <summary>What a location has; null when nothing of it can be set, and why.</summary>
    private static Seen? Find(List<ProductVariant> variants, string location, out string why)
    {
        why = string.Empty;
        var levels = variants[0].InventoryItem.InventoryLevels;
        if (variants.Count > 1)
            why = $"{variants.Count.ToString(CultureInfo.InvariantCulture)} variants of the store have this SKU.";
        else if (!variants[0].InventoryItem.Tracked)
            why = "The store does not count the stock of this SKU.";
        else if (levels.Nodes.FirstOrDefault(l => l.Location?.Id == location) is { } level && level.Quantities.FirstOrDefault(static q => q.Name == Available) is { } quantity)
            return new Seen(quantity.Quantity, level.UpdatedAt);
        else
            why = levels.PageInfo.HasNextPage ? "The SKU is stocked at more locations than can be read." : "The SKU is not stocked at the location.";
        return null;
    }

    private async Task<string> LocationAsync(CancellationToken cancellationToken)
    {
        if (options.LocationId is { } location)
            return location;
        var used = new List<string>();
        await foreach (var one in client.Inventory.GetLocationsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (one.IsActive)
                used.Add(one.Id);
        }

        return used is [var only]
            ? only
            : throw ConnectorException.For(ShopifyOperations.ListLocations, FailureKind.NotAvailable, $"the store has {used.Count} locations in use, and the options name none");
    }

    private sealed record Target(B2BStockRow Row, string ItemId, Seen Level);

    private sealed record Seen(int Quantity, DateTimeOffset UpdatedAt);
}
