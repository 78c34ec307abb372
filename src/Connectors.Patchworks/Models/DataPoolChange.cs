using System.Text.Json.Serialization;
using Connectors.Http.Json;

namespace Connectors.Patchworks.Models;

/// <summary>What changes of a data pool; what is left out stays.</summary>
public sealed record DataPoolChange
{
    /// <summary>Its name, 3 to 100 characters; null leaves it.</summary>
    public string? Name { get; init; }

    /// <summary>What people should know of it, at most 255 characters.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }
}
