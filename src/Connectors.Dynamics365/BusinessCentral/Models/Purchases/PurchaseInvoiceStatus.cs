using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>Where a purchase invoice stands; empty when the service does not say. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<PurchaseInvoiceStatus>))]
public readonly record struct PurchaseInvoiceStatus : IStringValue<PurchaseInvoiceStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private PurchaseInvoiceStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Not posted.</summary>
    public static PurchaseInvoiceStatus Draft { get; } = new("Draft");

    /// <summary>Waiting for an approval.</summary>
    public static PurchaseInvoiceStatus InReview { get; } = new("In Review");

    /// <summary>Posted and not paid.</summary>
    public static PurchaseInvoiceStatus Open { get; } = new("Open");

    /// <summary>Posted and paid.</summary>
    public static PurchaseInvoiceStatus Paid { get; } = new("Paid");

    /// <summary>Posted, and cancelled by a credit memo.</summary>
    public static PurchaseInvoiceStatus Canceled { get; } = new("Canceled");

    /// <summary>It corrects another document.</summary>
    public static PurchaseInvoiceStatus Corrective { get; } = new("Corrective");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PurchaseInvoiceStatus From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
