using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>Who or what is behind the movement of an item; empty for nobody. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<ItemLedgerSourceType>))]
public readonly record struct ItemLedgerSourceType : IStringValue<ItemLedgerSourceType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private ItemLedgerSourceType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Nobody.</summary>
    public static ItemLedgerSourceType None { get; } = new("");

    /// <summary>A customer.</summary>
    public static ItemLedgerSourceType Customer { get; } = new("Customer");

    /// <summary>A vendor.</summary>
    public static ItemLedgerSourceType Vendor { get; } = new("Vendor");

    /// <summary>Another item.</summary>
    public static ItemLedgerSourceType Item { get; } = new("Item");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ItemLedgerSourceType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
