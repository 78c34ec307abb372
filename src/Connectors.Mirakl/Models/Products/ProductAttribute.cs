using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An attribute that products of a category have (PM11).</summary>
/// <remarks>Value equality does not look into lists.</remarks>
[SuppressMessage("Naming", "CA1711", Justification = "The field's own word.")]
public sealed record ProductAttribute
{
    /// <summary>Its code: the column of a product file.</summary>
    public string? Code { get; init; }

    /// <summary>Its code across categories; null when not given.</summary>
    public string? UniqueCode { get; init; }

    /// <summary>The category it belongs to; null or empty for all.</summary>
    public string? HierarchyCode { get; init; }

    /// <summary>Its name in the operator's language.</summary>
    public string? Label { get; init; }

    /// <summary>Its name in other languages.</summary>
    public IReadOnlyList<LocalizedText> LabelTranslations { get => field ?? []; init; }

    /// <summary>What it means; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>What it means, in other languages.</summary>
    public IReadOnlyList<LocalizedText> DescriptionTranslations { get => field ?? []; init; }

    /// <summary>A value to show; null when not given.</summary>
    public string? Example { get; init; }

    /// <summary>Whether products must have it.</summary>
    public AttributeRequirement RequirementLevel { get; init; }

    /// <summary>Kind of value, for example <c>TEXT</c>, <c>LIST</c> or <c>MEDIA</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What the kind needs to know, for example the value list of VL11 that a <c>LIST</c> takes codes from.</summary>
    public IReadOnlyList<AttributeParameter> TypeParameters { get => field ?? []; init; }

    /// <summary>What the platform uses it for, for example as the title.</summary>
    public IReadOnlyList<AttributeRole> Roles { get => field ?? []; init; }

    /// <summary>Channels it is for; empty for all.</summary>
    public IReadOnlyList<AttributeChannel> Channels { get => field ?? []; init; }

    /// <summary>The language its values are in; null when they are in none.</summary>
    public string? Locale { get; init; }

    /// <summary>Whether variants of a product differ in it.</summary>
    public bool Variant { get; init; }

    /// <summary>What the platform does to values, separated by commas; null for nothing.</summary>
    public string? Transformations { get; init; }

    /// <summary>What the platform demands of values, separated by commas; null for nothing.</summary>
    public string? Validations { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
