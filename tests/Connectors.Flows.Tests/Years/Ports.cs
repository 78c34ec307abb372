using Connectors.Domain.Documents;
using Connectors.Domain.Ports;

namespace Connectors.Flows.Tests.Years;

/// <summary>Something that stands at a vendor.</summary>
internal sealed record Thing(string Id, string Reference)
{
    /// <summary>How many it says have left, where it tells of a dispatch.</summary>
    public decimal Quantity { get; init; }

    /// <summary>What B has made of it so far, where it was asked to move it.</summary>
    public WarehouseOrder? Order { get; init; }
}

/// <summary>An order as the feed shows it.</summary>
internal sealed record FeedItem(string Reference, DateTimeOffset UpdatedAt, decimal Quantity);

/// <summary>The vendors as the flows of one worker see them.</summary>
internal interface IPorts
{
    Task<LookupResult<Thing>> FindAsync(string vendor, string operation, string reference, CancellationToken cancellationToken);

    Task<Thing> DoAsync(string vendor, string operation, string reference, decimal quantity, SendPermit permit, CancellationToken cancellationToken);

    Task SetAsync(string vendor, string operation, string reference, SendPermit permit, CancellationToken cancellationToken);

    Task<bool> IsThereAsync(string vendor, string reference, string id, CancellationToken cancellationToken);
}
