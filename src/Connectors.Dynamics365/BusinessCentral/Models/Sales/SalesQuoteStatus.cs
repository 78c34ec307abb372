using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>Where a sales quote stands. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<SalesQuoteStatus>))]
public readonly record struct SalesQuoteStatus : IStringValue<SalesQuoteStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private SalesQuoteStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Not sent.</summary>
    public static SalesQuoteStatus Draft { get; } = new("Draft");

    /// <summary>Sent to the customer.</summary>
    public static SalesQuoteStatus Sent { get; } = new("Sent");

    /// <summary>Accepted by the customer.</summary>
    public static SalesQuoteStatus Accepted { get; } = new("Accepted");

    /// <summary>Its validity is over.</summary>
    public static SalesQuoteStatus Expired { get; } = new("Expired");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static SalesQuoteStatus From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
