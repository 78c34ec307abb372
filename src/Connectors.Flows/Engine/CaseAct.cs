using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.Engine;

/// <summary>What a person may do to any case, whatever its flow (<see cref="Storage.ICaseSender.ActAsync"/>). What only one flow knows is an input of that flow.</summary>
[JsonConverter(typeof(EnumJsonConverter<CaseAct>))]
public enum CaseAct
{
    /// <summary>Make it look again now, also one that was set aside: the cause was mended.</summary>
    Wake = 0,

    /// <summary>What the engine reports of it was seen: records of stray runs close.</summary>
    Acknowledge,

    /// <summary>
    /// Erase what it knows of persons, wherever it stands: open, held, set aside or over. What later news tells of them is not kept either. What was sent on before goes on; what was not waits
    /// for a person, because nobody knows any more where to send it.
    /// </summary>
    Erase,
}
