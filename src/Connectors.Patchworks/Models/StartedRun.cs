using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>What a start or a retry answered. The run itself goes on: look at it by its id.</summary>
[JsonConverter(typeof(StartedRunJsonConverter))]
public sealed record StartedRun
{
    /// <summary>Id of the run; null when the answer did not tell it in any of the ways that are known.</summary>
    public string? RunId { get; init; }

    /// <summary>What the vendor says to it; null when it says nothing.</summary>
    public string? Message { get; init; }
}
