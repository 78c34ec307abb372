using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.Engine;

/// <summary>What kind of news an input is.</summary>
[JsonConverter(typeof(EnumJsonConverter<InputKind>))]
public enum InputKind
{
    /// <summary>News for the flow, written by it.</summary>
    News = 0,

    /// <summary>Nothing new: what the case waits for may have changed, so it looks again.</summary>
    Wake,

    /// <summary>A person has seen what the engine reports of the case.</summary>
    Acknowledge,

    /// <summary>A worker that had lost the case may have carried something out.</summary>
    Stray,

    /// <summary>What the case knows of persons is to be erased.</summary>
    Erase,
}
