using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What moved an item; empty when nothing moved. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<ItemLedgerEntryType>))]
public readonly record struct ItemLedgerEntryType : IStringValue<ItemLedgerEntryType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private ItemLedgerEntryType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Nothing moved.</summary>
    public static ItemLedgerEntryType None { get; } = new("");

    /// <summary>Bought.</summary>
    public static ItemLedgerEntryType Purchase { get; } = new("Purchase");

    /// <summary>Sold, or taken back.</summary>
    public static ItemLedgerEntryType Sale { get; } = new("Sale");

    /// <summary>Found, or counted up.</summary>
    public static ItemLedgerEntryType PositiveAdjustment { get; } = new("Positive Adjmt.");

    /// <summary>Lost, or counted down.</summary>
    public static ItemLedgerEntryType NegativeAdjustment { get; } = new("Negative Adjmt.");

    /// <summary>Moved to another location.</summary>
    public static ItemLedgerEntryType Transfer { get; } = new("Transfer");

    /// <summary>Used in production.</summary>
    public static ItemLedgerEntryType Consumption { get; } = new("Consumption");

    /// <summary>Produced.</summary>
    public static ItemLedgerEntryType Output { get; } = new("Output");

    /// <summary>Used in an assembly.</summary>
    public static ItemLedgerEntryType AssemblyConsumption { get; } = new("Assembly Consumption");

    /// <summary>Assembled.</summary>
    public static ItemLedgerEntryType AssemblyOutput { get; } = new("Assembly Output");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ItemLedgerEntryType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
