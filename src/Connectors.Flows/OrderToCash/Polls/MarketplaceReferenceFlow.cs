using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Json;
using Connectors.Flows.Storage;

namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>Reads approved carriers and platform settings once a day, and makes what waits for them look again when they changed.</summary>
internal sealed class MarketplaceReferenceFlow(IReadOnlyDictionary<ConnectionName, IMarketplace> marketplaces, OrderPolicy policy, OrderFlow orders, TimeProvider time)
    : PollFlow("marketplace-reference", [.. marketplaces.Keys], policy.ReferenceEvery, Priority.Acknowledge, time)
{
    public override async Task StartAsync(IFlowStore store, CancellationToken cancellationToken = default)
    {
        await base.StartAsync(store, cancellationToken).ConfigureAwait(false);
        foreach (var connection in marketplaces.Keys)
        {
            var view = await store.GetCaseAsync(CaseOf(connection), cancellationToken).ConfigureAwait(false);
            if (ReadState(view?.State)?.Kept is { } kept)
                orders.Use(connection, JsonSerializer.Deserialize(kept, FlowsJsonContext.Default.MarketplaceReference)!);
        }
    }

    protected override async Task<string?> PollAsync(ConnectionName connection, PollState state, DateTimeOffset now, PollRun run, CancellationToken cancellationToken)
    {
        var capabilities = await marketplaces[connection].GetCapabilitiesAsync(cancellationToken).ConfigureAwait(false);
        var carriers = await marketplaces[connection].GetCarriersAsync(cancellationToken).ConfigureAwait(false);
        run.Unreadable.AddRange(carriers.Unreadable);
        var content = string.Join('\n', carriers.Select(static c => $"{c.Code}|{c.Label}|{c.NeedsTrackingNumber}").Order(StringComparer.Ordinal));
        var reference = new MarketplaceReference(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12], carriers, capabilities);
        orders.Use(connection, reference);
        await Store.WakeWaitingAsync("carriers", now, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Serialize(reference, FlowsJsonContext.Default.MarketplaceReference);
    }
}
