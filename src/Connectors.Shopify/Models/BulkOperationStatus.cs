using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>Where a bulk operation stands. The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<BulkOperationStatus>))]
public readonly record struct BulkOperationStatus : IStringValue<BulkOperationStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private BulkOperationStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Not begun.</summary>
    public static BulkOperationStatus Created { get; } = new("CREATED");

    /// <summary>Begun.</summary>
    public static BulkOperationStatus Running { get; } = new("RUNNING");

    /// <summary>Its result is there.</summary>
    public static BulkOperationStatus Completed { get; } = new("COMPLETED");

    /// <summary>Failed; a part of the result may be there.</summary>
    public static BulkOperationStatus Failed { get; } = new("FAILED");

    /// <summary>Being stopped.</summary>
    public static BulkOperationStatus Canceling { get; } = new("CANCELING");

    /// <summary>Stopped.</summary>
    public static BulkOperationStatus Canceled { get; } = new("CANCELED");

    /// <summary>It ran too long ago: its result is gone.</summary>
    public static BulkOperationStatus Expired { get; } = new("EXPIRED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static BulkOperationStatus From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
