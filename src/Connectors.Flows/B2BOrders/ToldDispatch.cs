using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>A dispatch that the store was told of.</summary>
/// <param name="ShipmentId">The warehouse's id of it.</param>
/// <param name="FulfilmentId">The store's id of it.</param>
/// <param name="TrackingNumbers">The numbers that it was told; never null.</param>
/// <param name="Lines">What it was told is in it, as the store counts; never null.</param>
/// <param name="At">When, UTC.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ToldDispatch(string ShipmentId, string FulfilmentId, IReadOnlyList<TrackingNumber> TrackingNumbers, IReadOnlyList<ConfirmedLine> Lines, DateTimeOffset At);
