using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Returns;

/// <summary>What returns ask of marketplaces.</summary>
internal static class ReturnPolls
{
    /// <summary>Asks marketplaces for changed returns, by update date with an overlap.</summary>
    public static PollFlow<MarketplaceReturn> Changes(ReturnPorts ports, IReadOnlyList<ReturnsInstance> instances) =>
        ByDate("return-poll", ports, instances, static p => p.PollEvery, static p => p.PollOverlap, static p => p.FirstPollReach);

    /// <summary>Asks for the same once more, further back: a list may show a return so late that the polls have gone past it.</summary>
    public static PollFlow<MarketplaceReturn> LateChanges(ReturnPorts ports, IReadOnlyList<ReturnsInstance> instances) =>
        ByDate("return-late", ports, instances, static p => p.CheckEvery, static p => 2 * p.CheckEvery, static _ => TimeSpan.Zero);

    private static PollFlow<MarketplaceReturn> ByDate(
        string name, ReturnPorts ports, IReadOnlyList<ReturnsInstance> instances, Func<ReturnsPolicy, TimeSpan> every, Func<ReturnsPolicy, TimeSpan> overlap, Func<ReturnsPolicy, TimeSpan> firstReach) => new(
        new PollOptions(name, Priority.Returns, TimeSpan.MaxValue) { IsByDate = true },
        instances.SelectMany(i => i.Routes.Select(r => new PollListener<MarketplaceReturn>(r.Marketplace, every(i.Policy), (found, _, _) => new(ReturnMessages.Seen(r.Marketplace, found))))),
        async (connection, position, _, cancellationToken) =>
        {
            var policy = instances.First(i => i.Routes.Any(r => r.Marketplace == connection)).Policy;
            var returns = ports.Returns[connection];
            var page = await returns.GetReturnChangesAsync(position.Since(overlap(policy), firstReach(policy)), position.Continuation, cancellationToken).ConfigureAwait(false);
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
