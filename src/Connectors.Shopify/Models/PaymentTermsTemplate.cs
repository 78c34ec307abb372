namespace Connectors.Shopify.Models;

/// <summary>Terms that can be given to an order.</summary>
public sealed record PaymentTermsTemplate
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Their name. Empty when not given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>What the due date goes by.</summary>
    public PaymentTermsType PaymentTermsType { get; init; }

    /// <summary>Days; null where the terms count none.</summary>
    public int? DueInDays { get; init; }
}
