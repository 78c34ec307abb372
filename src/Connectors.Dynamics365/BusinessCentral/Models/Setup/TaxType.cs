using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>Which kind of tax a company has. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<TaxType>))]
public readonly record struct TaxType : IStringValue<TaxType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private TaxType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Sales tax: groups and areas are those of sales tax.</summary>
    public static TaxType SalesTax { get; } = new("Sales Tax");

    /// <summary>VAT: groups are VAT product posting groups, areas VAT business posting groups.</summary>
    public static TaxType Vat { get; } = new("VAT");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static TaxType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
