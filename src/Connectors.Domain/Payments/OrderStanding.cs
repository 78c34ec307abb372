using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>What an origin's word for where an order stands means.</summary>
[JsonConverter(typeof(EnumJsonConverter<OrderStanding>))]
public enum OrderStanding
{
    /// <summary>The table does not have the word.</summary>
    Unknown = 0,

    /// <summary>No order yet: a cart, a quote or a draft.</summary>
    Draft,

    /// <summary>An order that its origin has not cleared yet.</summary>
    Waiting,

    /// <summary>An order to work on.</summary>
    Live,

    /// <summary>Nothing is left to release: it is sent, closed, refused or cancelled.</summary>
    Finished,
}
