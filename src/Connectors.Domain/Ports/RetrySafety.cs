using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>What may be done when the outcome of a call is unknown. A property of the operation, not of its HTTP verb.</summary>
[JsonConverter(typeof(EnumJsonConverter<RetrySafety>))]
public enum RetrySafety
{
    /// <summary>Not said; treated like <see cref="Act"/>.</summary>
    Unspecified = 0,

    /// <summary>Changes nothing: repeat freely.</summary>
    Read,

    /// <summary>Sets something to a value: a repeat has the same effect.</summary>
    SafeRepeat,

    /// <summary>Makes something new: a blind repeat would make a second one. Look up before every attempt.</summary>
    Create,

    /// <summary>Moves something on: look up before a repeat.</summary>
    Act,
}
