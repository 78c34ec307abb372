using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>How far a return is.</summary>
[JsonConverter(typeof(EnumJsonConverter<ReturnStage>))]
public enum ReturnStage
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It may be sent back; nothing has arrived.</summary>
    Authorised,

    /// <summary>Goods have arrived; nothing is credited.</summary>
    Received,

    /// <summary>A credit note is posted; nothing is paid back.</summary>
    Credited,

    /// <summary>The customer has the money back. Final.</summary>
    Refunded,

    /// <summary>It ended without money. Final.</summary>
    Closed,
}
