using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How an import of products stands (P42, P51).</summary>
public sealed record ProductImport : IImportStatus
{
    /// <summary>The import.</summary>
    public long ImportId { get; init; }

    /// <summary>The shop; null when not given.</summary>
    public long? ShopId { get; init; }

    /// <inheritdoc/>
    [JsonPropertyName("import_status")]
    public ImportState Status { get; init; }

    /// <summary>Why it stands there, in the platform's words; null when there is nothing to say.</summary>
    public string? ReasonStatus { get; init; }

    /// <summary>When it was sent, UTC; null when not given.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>How the file is converted: <c>AI_CONVERTER</c>, or null for not at all.</summary>
    public string? ConversionType { get; init; }

    /// <summary>What the conversion may do; null when there is none.</summary>
    public ProductConversionOptions? ConversionOptions { get; init; }

    /// <summary>Lines read.</summary>
    public long TransformLinesRead { get; init; }

    /// <summary>Lines turned into the operator's format.</summary>
    public long TransformLinesInSuccess { get; init; }

    /// <summary>Lines that could not be.</summary>
    public long TransformLinesInError { get; init; }

    /// <summary>Lines turned with a warning.</summary>
    public long TransformLinesWithWarning { get; init; }

    /// <summary>What became of the products at the operator; null until it tells.</summary>
    public ProductIntegration? IntegrationDetails { get; init; }

    /// <summary>Whether P46 has the file in the operator's format; told from <c>SENT</c> on.</summary>
    public bool HasTransformedFile { get; init; }

    /// <summary>Whether P47 has the lines that could not be turned; told from <c>SENT</c> on, null when not given.</summary>
    public bool? HasTransformationErrorReport { get; init; }

    /// <summary>Whether P44 has the products that were not taken; told at <c>COMPLETE</c>.</summary>
    public bool HasErrorReport { get; init; }

    /// <summary>Whether P45 has the products that were taken; told at <c>COMPLETE</c>.</summary>
    public bool HasNewProductReport { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public long ErrorCount => TransformLinesInError + (IntegrationDetails?.ErrorCount ?? 0);

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
