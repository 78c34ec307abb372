using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>Why a channel shows another quantity than it was told.</summary>
[JsonConverter(typeof(EnumJsonConverter<DriftCause>))]
public enum DriftCause
{
    /// <summary>It does not: it shows what it was told.</summary>
    None = 0,

    /// <summary>The last publication had no time to arrive yet. Not a mistake.</summary>
    InFlight,

    /// <summary>The channel took its own sales off since. Not a mistake.</summary>
    SoldOnChannel,

    /// <summary>It shows what it was told earlier: the last publication did not arrive or its row was refused.</summary>
    MissedUpdate,

    /// <summary>It shows what it was never told: somebody changed it there.</summary>
    ManualEdit,

    /// <summary>It does not list the offer at all.</summary>
    NotListed,

    /// <summary>It shows something for an offer that it was never told of, so nothing can be said.</summary>
    Unknown,
}
