namespace Connectors.Mirakl.Models;

/// <summary>A document that the seller has issued for a document request (DR74). Amounts are in the currency of the request.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record IssuedDocument
{
    /// <summary>Id of the request (<see cref="DocumentRequest.Id"/>, nothing else).</summary>
    public required string RequestId { get; init; }

    /// <summary>The seller's number of the document.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Its files: every format that the request wants, at once.</summary>
    public required IReadOnlyList<IssuedDocumentFile> Files { get; init; }

    /// <summary>Date on the document; null takes the request's.</summary>
    public DateTimeOffset? IssueDate { get; init; }

    /// <summary>When it is due; null takes the request's.</summary>
    public DateTimeOffset? DueDate { get; init; }

    /// <summary>Total without tax; null takes the request's.</summary>
    public decimal? TotalAmountExcludingTaxes { get; init; }

    /// <summary>Total tax; null takes the request's.</summary>
    public decimal? TotalTaxAmount { get; init; }
}
