using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>How far returns of an order are. The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<OrderReturnStatus>))]
public readonly record struct OrderReturnStatus : IStringValue<OrderReturnStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private OrderReturnStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>None.</summary>
    public static OrderReturnStatus NoReturn { get; } = new("NO_RETURN");

    /// <summary>Asked for.</summary>
    public static OrderReturnStatus ReturnRequested { get; } = new("RETURN_REQUESTED");

    /// <summary>On its way.</summary>
    public static OrderReturnStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>Looked at.</summary>
    public static OrderReturnStatus InspectionComplete { get; } = new("INSPECTION_COMPLETE");

    /// <summary>Returned.</summary>
    public static OrderReturnStatus Returned { get; } = new("RETURNED");

    /// <summary>Failed.</summary>
    public static OrderReturnStatus ReturnFailed { get; } = new("RETURN_FAILED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderReturnStatus From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
