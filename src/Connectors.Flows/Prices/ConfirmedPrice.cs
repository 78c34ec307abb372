using Connectors.Domain.Values;

namespace Connectors.Flows.Prices;

/// <summary>A person's word that a large change is meant.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Price">The least that a shopper is to pay by the price it is about.</param>
/// <param name="At">When it was heard, UTC.</param>
internal sealed record ConfirmedPrice(OfferId Offer, Money Price, DateTimeOffset At);
