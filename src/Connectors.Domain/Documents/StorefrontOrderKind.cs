using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What a document of a store is.</summary>
[JsonConverter(typeof(EnumJsonConverter<StorefrontOrderKind>))]
public enum StorefrontOrderKind
{
    /// <summary>A kind this version does not know; nothing is done with it.</summary>
    Unknown = 0,

    /// <summary>An order.</summary>
    Order,

    /// <summary>A draft: it is worked on only as the order that it becomes.</summary>
    Draft,

    /// <summary>A quote: nobody has bought anything.</summary>
    Quote,
}
