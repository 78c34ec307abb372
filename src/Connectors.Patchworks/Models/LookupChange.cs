using System.Text.Json.Serialization;
using Connectors.Http.Json;

namespace Connectors.Patchworks.Models;

/// <summary>What changes of a lookup; what is left out stays.</summary>
public sealed record LookupChange
{
    /// <summary>Its name; null leaves it.</summary>
    public string? Name { get; init; }

    /// <summary>What people should know of it.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }

    /// <summary>What a flow gets where no row matches.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> DefaultValue { get; init; }
}
