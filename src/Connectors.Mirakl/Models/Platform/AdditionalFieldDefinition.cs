using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A custom field, as AF01 lists it.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AdditionalFieldDefinition
{
    /// <summary>Code of the field.</summary>
    public string? Code { get; init; }

    /// <summary>Name for people.</summary>
    public string? Label { get; init; }

    /// <summary>Description for people; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>What carries it.</summary>
    public AdditionalFieldEntity Entity { get; init; }

    /// <summary>Kind of value.</summary>
    public AdditionalFieldType Type { get; init; }

    /// <summary>Whether it must be filled; null when not given.</summary>
    public bool? Required { get; init; }

    /// <summary>Whether the seller may fill it; null when not given.</summary>
    public bool? Editable { get; init; }

    /// <summary>Values of a list field; never null.</summary>
    public IReadOnlyList<string> AcceptedValues { get => field ?? []; init; }

    /// <summary>Pattern of a value; null when there is none.</summary>
    public string? Regex { get; init; }

    /// <summary>Value when none is given, on older platforms; null otherwise.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
