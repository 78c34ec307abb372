using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A file that is attached to an order, as OR72 lists it.</summary>
public sealed record OrderDocument
{
    /// <summary>Id of the document, to download or delete it with.</summary>
    public long Id { get; init; }

    /// <summary>The order.</summary>
    public string? OrderId { get; init; }

    /// <summary>Code of its type, from DO01, or a system type such as <c>SYSTEM_DELIVERY_BILL</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Name of the file, with its extension.</summary>
    public string? FileName { get; init; }

    /// <summary>Size in bytes; null when not given.</summary>
    public long? FileSize { get; init; }

    /// <summary>When it was uploaded, UTC.</summary>
    public DateTimeOffset? DateUploaded { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
