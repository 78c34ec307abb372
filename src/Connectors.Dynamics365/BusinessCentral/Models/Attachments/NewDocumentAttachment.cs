namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A file to attach, without its bytes, which follow.</summary>
/// <remarks>Null is left out.</remarks>
public sealed record NewDocumentAttachment
{
    /// <summary>Its name, with extension, at most 250 characters.</summary>
    public required string FileName { get; init; }

    /// <summary>What it is attached to.</summary>
    public required AttachmentParentType ParentType { get; init; }

    /// <summary>Id of what it is attached to.</summary>
    public required Guid ParentId { get; init; }

    /// <summary>Line of the document; null for the document itself.</summary>
    public int? LineNumber { get; init; }

    /// <summary>Whether it goes on to sales documents; null for no.</summary>
    public bool? DocumentFlowSales { get; init; }

    /// <summary>Whether it goes on to purchase documents; null for no.</summary>
    public bool? DocumentFlowPurchase { get; init; }

    /// <summary>Names the document and none of its content, which may be personal data.</summary>
    public override string ToString() => nameof(NewDocumentAttachment);
}
