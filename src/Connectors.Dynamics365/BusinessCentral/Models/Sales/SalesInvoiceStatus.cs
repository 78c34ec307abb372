using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>Where a sales invoice stands; empty when the service does not say. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<SalesInvoiceStatus>))]
public readonly record struct SalesInvoiceStatus : IStringValue<SalesInvoiceStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private SalesInvoiceStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Not posted.</summary>
    public static SalesInvoiceStatus Draft { get; } = new("Draft");

    /// <summary>Waiting for an approval.</summary>
    public static SalesInvoiceStatus InReview { get; } = new("In Review");

    /// <summary>Posted and not paid.</summary>
    public static SalesInvoiceStatus Open { get; } = new("Open");

    /// <summary>Posted and paid.</summary>
    public static SalesInvoiceStatus Paid { get; } = new("Paid");

    /// <summary>Reversed by a credit memo.</summary>
    public static SalesInvoiceStatus Canceled { get; } = new("Canceled");

    /// <summary>A correction of another document.</summary>
    public static SalesInvoiceStatus Corrective { get; } = new("Corrective");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static SalesInvoiceStatus From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
