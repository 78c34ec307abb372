using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What a line of a posted shipment is about; empty is a comment. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<ShipmentLineType>))]
public readonly record struct ShipmentLineType : IStringValue<ShipmentLineType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private ShipmentLineType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Free text.</summary>
    public static ShipmentLineType Comment { get; } = new("");

    /// <summary>A ledger account.</summary>
    public static ShipmentLineType Account { get; } = new("G/L Account");

    /// <summary>An item.</summary>
    public static ShipmentLineType Item { get; } = new("Item");

    /// <summary>A resource.</summary>
    public static ShipmentLineType Resource { get; } = new("Resource");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ShipmentLineType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
