using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What kind of item it is. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<ItemType>))]
public readonly record struct ItemType : IStringValue<ItemType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private ItemType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Stock is kept.</summary>
    public static ItemType Inventory { get; } = new("Inventory");

    /// <summary>A service.</summary>
    public static ItemType Service { get; } = new("Service");

    /// <summary>Goods without stock keeping.</summary>
    public static ItemType NonInventory { get; } = new("Non-Inventory");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ItemType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
