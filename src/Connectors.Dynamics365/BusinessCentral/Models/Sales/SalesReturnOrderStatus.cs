using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>Where a sales return order stands. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<SalesReturnOrderStatus>))]
public readonly record struct SalesReturnOrderStatus : IStringValue<SalesReturnOrderStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private SalesReturnOrderStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Being edited.</summary>
    public static SalesReturnOrderStatus Open { get; } = new("Open");

    /// <summary>Released to the warehouse.</summary>
    public static SalesReturnOrderStatus Released { get; } = new("Released");

    /// <summary>Waiting for an approval.</summary>
    public static SalesReturnOrderStatus PendingApproval { get; } = new("Pending Approval");

    /// <summary>Waiting for a prepayment.</summary>
    public static SalesReturnOrderStatus PendingPrepayment { get; } = new("Pending Prepayment");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static SalesReturnOrderStatus From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
