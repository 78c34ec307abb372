using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A file on a document or a card; its bytes are read apart.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record DocumentAttachment
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its name, with extension, at most 250 characters; empty when there is none.</summary>
    public string FileName { get => field ?? string.Empty; init; }

    /// <summary>Its size in bytes; null when the service does not say.</summary>
    public int? ByteSize { get; init; }

    /// <summary>What it is attached to.</summary>
    public AttachmentParentType ParentType { get; init; }

    /// <summary>Id of what it is attached to; null when there is none.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Line of the document, 0 for the document itself; null when the service does not say.</summary>
    public int? LineNumber { get; init; }

    /// <summary>Whether it goes on to sales documents; null when the service does not say.</summary>
    public bool? DocumentFlowSales { get; init; }

    /// <summary>Whether it goes on to purchase documents; null when the service does not say.</summary>
    public bool? DocumentFlowPurchase { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names the document and none of its content, which is personal data.</summary>
    public override string ToString() => $"Attachment {Id}";
}
