using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What a line of a return order is about; empty is a comment. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<SalesReturnLineType>))]
public readonly record struct SalesReturnLineType : IStringValue<SalesReturnLineType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private SalesReturnLineType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Free text.</summary>
    public static SalesReturnLineType Comment { get; } = new("");

    /// <summary>A ledger account.</summary>
    public static SalesReturnLineType Account { get; } = new("G/L Account");

    /// <summary>An item.</summary>
    public static SalesReturnLineType Item { get; } = new("Item");

    /// <summary>A resource.</summary>
    public static SalesReturnLineType Resource { get; } = new("Resource");

    /// <summary>A fixed asset.</summary>
    public static SalesReturnLineType FixedAsset { get; } = new("Fixed Asset");

    /// <summary>An item charge.</summary>
    public static SalesReturnLineType Charge { get; } = new("Charge (Item)");

    /// <summary>An allocation account.</summary>
    public static SalesReturnLineType AllocationAccount { get; } = new("Allocation Account");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static SalesReturnLineType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
