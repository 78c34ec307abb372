using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Where a document of a store stands, in neutral words; the store's own word is kept beside it.</summary>
[JsonConverter(typeof(EnumJsonConverter<StorefrontOrderState>))]
public enum StorefrontOrderState
{
    /// <summary>A state this version does not know; the order waits, it never passes.</summary>
    Unknown = 0,

    /// <summary>Something of it is still to be sent, or the draft is still to be completed.</summary>
    Open,

    /// <summary>The store shows all of it as sent.</summary>
    Sent,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>The draft became an order.</summary>
    Completed,
}
