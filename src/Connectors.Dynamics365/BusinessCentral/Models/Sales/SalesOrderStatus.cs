using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>Where a sales order stands. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<SalesOrderStatus>))]
public readonly record struct SalesOrderStatus : IStringValue<SalesOrderStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private SalesOrderStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Being edited; lines may change.</summary>
    public static SalesOrderStatus Draft { get; } = new("Draft");

    /// <summary>Waiting for an approval.</summary>
    public static SalesOrderStatus InReview { get; } = new("In Review");

    /// <summary>Released, or waiting for a prepayment: most fields are locked.</summary>
    public static SalesOrderStatus Open { get; } = new("Open");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static SalesOrderStatus From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
