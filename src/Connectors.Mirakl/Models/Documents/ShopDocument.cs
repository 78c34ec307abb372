using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A business document of the shop (KYC), as S30 lists it.</summary>
public sealed record ShopDocument
{
    /// <summary>Id of the document, to download or delete it with.</summary>
    public long Id { get; init; }

    /// <summary>Code of its type, from DO01.</summary>
    public string? Type { get; init; }

    /// <summary>Name of the file, with its extension.</summary>
    public string? FileName { get; init; }

    /// <summary>When it was uploaded, UTC.</summary>
    public DateTimeOffset? DateUploaded { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
