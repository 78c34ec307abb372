using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What a line of a sales document is about. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<SalesLineType>))]
public readonly record struct SalesLineType : IStringValue<SalesLineType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private SalesLineType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Free text.</summary>
    public static SalesLineType Comment { get; } = new("Comment");

    /// <summary>A ledger account with direct posting.</summary>
    public static SalesLineType Account { get; } = new("Account");

    /// <summary>An item.</summary>
    public static SalesLineType Item { get; } = new("Item");

    /// <summary>A resource, by number only.</summary>
    public static SalesLineType Resource { get; } = new("Resource");

    /// <summary>A fixed asset.</summary>
    public static SalesLineType FixedAsset { get; } = new("Fixed Asset");

    /// <summary>An item charge. It must be assigned to items before posting, which this API cannot do.</summary>
    public static SalesLineType Charge { get; } = new("Charge");

    /// <summary>An allocation account, which is split over others when it is posted.</summary>
    public static SalesLineType AllocationAccount { get; } = new("Allocation Account");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static SalesLineType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
