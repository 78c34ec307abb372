using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>Who makes a draft on account the order that the buyer believes to have placed.</summary>
[JsonConverter(typeof(EnumJsonConverter<DraftCompletion>))]
public enum DraftCompletion
{
    /// <summary>The B2B layer, where its own setting says so, or people in the store. A draft that nobody completes is told after <see cref="B2BPolicy.DraftDwell"/>.</summary>
    ByOthers = 0,

    /// <summary>
    /// The flow, once the draft is on account, has payment terms, can be booked, and its account and credit let it leave; what it takes of the credit passes to the order. Never without terms: that would mark it as paid.
    /// </summary>
    CompleteVerified,
}
