using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A type of document, as DO01 lists it.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record DocumentType
{
    /// <summary>Code to send with an upload.</summary>
    public string? Code { get; init; }

    /// <summary>Name for people.</summary>
    public string? Label { get; init; }

    /// <summary>Description for people.</summary>
    public string? Description { get; init; }

    /// <summary>What it is attached to.</summary>
    public DocumentTypeEntity Entity { get; init; }

    /// <summary>Media types that are accepted; never null, empty when all are.</summary>
    public IReadOnlyList<string> MimeTypes { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
