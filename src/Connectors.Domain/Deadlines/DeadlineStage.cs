using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Deadlines;

/// <summary>How near a deadline is. It only moves forward.</summary>
[JsonConverter(typeof(EnumJsonConverter<DeadlineStage>))]
public enum DeadlineStage
{
    /// <summary>Nothing to do yet.</summary>
    OnTime = 0,

    /// <summary>The owner should look.</summary>
    Warn,

    /// <summary>Somebody must act now.</summary>
    Page,

    /// <summary>It has passed.</summary>
    Breached,
}
