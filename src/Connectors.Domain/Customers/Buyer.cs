using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Customers;

/// <summary>Who buys, as the origin of the order knows it. All but the ids is personal data.</summary>
/// <remarks><see cref="ToString"/> never shows the content.</remarks>
public sealed record Buyer
{
    /// <summary>Connection the order came from.</summary>
    public required ConnectionName Connection { get; init; }

    /// <summary>The origin's stable id of the customer or company; empty when it gave none. Never an e-mail address: those are anonymised and change.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Sales channel; null when there is only one.</summary>
    public string? Channel { get; init; }

    /// <summary>Name of the company or person; empty when not given.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>VAT registration number; null when not given.</summary>
    public string? TaxNumber { get; init; }

    /// <summary>Where invoices go; null when not given.</summary>
    public PostalAddress? Address { get; init; }

    /// <summary>Says only that there is a buyer.</summary>
    public override string ToString() => "[personal data]";
}
