using Connectors.Domain.Ports;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Tests.Years;

/// <summary>Something that stands at a vendor.</summary>
internal sealed record Thing(string Id, string Reference);

/// <summary>An order as the feed shows it.</summary>
internal sealed record FeedItem(string Reference, DateTimeOffset UpdatedAt);

/// <summary>The vendors as the flows of one worker see them.</summary>
internal interface IPorts
{
    Task<LookupResult<Thing>> FindAsync(string vendor, string operation, string reference, CancellationToken cancellationToken);

    Task<Thing> DoAsync(string vendor, string operation, string reference, SendPermit permit, CancellationToken cancellationToken);

    Task SetAsync(string vendor, string operation, string reference, SendPermit permit, CancellationToken cancellationToken);

    Task<bool> IsThereAsync(string vendor, string reference, string id, CancellationToken cancellationToken);

    Task<PollPage<FeedItem>> ReadFeedAsync(string connection, PollPosition position, DateTimeOffset now, CancellationToken cancellationToken);
}
