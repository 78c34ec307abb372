using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>A dispatch that the marketplace was told of.</summary>
/// <param name="ShipmentId">The warehouse's id of it.</param>
/// <param name="MarketplaceId">The marketplace's id of it.</param>
/// <param name="TrackingNumber">The number it was told; null when there was none.</param>
/// <param name="Lines">The lines it was told.</param>
/// <param name="At">When, UTC.</param>
public sealed record ConfirmedDispatch(string ShipmentId, string MarketplaceId, TrackingNumber? TrackingNumber, IReadOnlyList<ConfirmedLine> Lines, DateTimeOffset At);
