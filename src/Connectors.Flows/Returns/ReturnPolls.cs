using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Returns;

/// <summary>What returns ask of marketplaces.</summary>
internal static class ReturnPolls
{
    /// <summary>Asks marketplaces for changed returns, by update date with an overlap.</summary>
    public static PollFlow<MarketplaceReturn> Changes(ReturnPorts ports, IReadOnlyList<ReturnsInstance> instances) => new(
        new PollOptions("return-poll", Priority.Returns, TimeSpan.MaxValue) { IsByDate = true },
        instances.SelectMany(static i => i.Routes.Select(r => new PollListener<MarketplaceReturn>(r.Marketplace, i.Policy.PollEvery, (found, _, _) => new(ReturnMessages.Seen(r.Marketplace, found))))),
        async (connection, position, _, cancellationToken) =>
        {
            var policy = instances.First(i => i.Routes.Any(r => r.Marketplace == connection)).Policy;
            var returns = ports.Returns[connection];
            var page = await returns.GetReturnChangesAsync(position.Since(policy.PollOverlap, policy.FirstPollReach), position.Continuation, cancellationToken).ConfigureAwait(false);
            return await PollPage<MarketplaceReturn>.OfAsync(
                page, position.Unreadable, static r => r.Id, static r => r.UpdatedAt, open => ReadAloneAsync(returns, open, cancellationToken)).ConfigureAwait(false);
        });

    private static async Task<PollPage<MarketplaceReturn>> ReadAloneAsync(IMarketplaceReturns returns, IReadOnlyList<UnreadableDocument> open, CancellationToken cancellationToken)
    {
        var found = new List<MarketplaceReturn>();
        var unreadable = new List<UnreadableDocument>();
        foreach (var document in open)
        {
            try
            {
                if (await returns.FindReturnAsync(document.Id, cancellationToken).ConfigureAwait(false) is { } read)
                    found.Add(read);
            }
            catch (PortException failure) when (failure.Kind is FailureKind.Unreadable)
            {
                unreadable.Add(document);
            }
        }

        return new PollPage<MarketplaceReturn>(found) { Unreadable = unreadable };
    }
}
