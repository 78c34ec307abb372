namespace Connectors.Shopify.Models;

/// <summary>Terms to give.</summary>
public sealed record NewPaymentTerms
{
    /// <summary>Global id of the template.</summary>
    public required string TemplateId { get; init; }

    /// <summary>When the days begin to count, UTC; null where the terms count none.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When it is due, UTC; null where the terms say so themselves.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
