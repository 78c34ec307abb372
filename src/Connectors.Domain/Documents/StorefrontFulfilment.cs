using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods of an order that the store shows as sent together.</summary>
/// <param name="Id">The store's id of it.</param>
/// <param name="TrackingNumbers">Its tracking numbers; never null.</param>
/// <param name="Lines">What is in it, as the store counts; never null.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record StorefrontFulfilment(string Id, IReadOnlyList<TrackingNumber> TrackingNumbers, IReadOnlyList<ConfirmedLine> Lines);
