using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>What a check digit says about the number that it ends.</summary>
[JsonConverter(typeof(EnumJsonConverter<CheckDigitState>))]
public enum CheckDigitState
{
    /// <summary>Numbers of this shape have no check digit that is known.</summary>
    None,

    /// <summary>It is right.</summary>
    Right,

    /// <summary>It is wrong: probably mistyped, or not that carrier's number. A warning, never a reason to hold a dispatch.</summary>
    Wrong,
}
