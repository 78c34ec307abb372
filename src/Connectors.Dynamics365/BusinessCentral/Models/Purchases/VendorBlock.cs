using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What is refused for a vendor; empty means nothing is. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<VendorBlock>))]
public readonly record struct VendorBlock : IStringValue<VendorBlock>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private VendorBlock(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Nothing is blocked.</summary>
    public static VendorBlock None { get; } = new("");

    /// <summary>Payments are refused.</summary>
    public static VendorBlock Payment { get; } = new("Payment");

    /// <summary>Every document is refused.</summary>
    public static VendorBlock All { get; } = new("All");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static VendorBlock From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
