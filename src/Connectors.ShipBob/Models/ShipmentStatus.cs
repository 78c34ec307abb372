using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.ShipBob.Models;

/// <summary>Where a shipment stands. The list grows, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<ShipmentStatus>))]
public readonly record struct ShipmentStatus : IStringValue<ShipmentStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private ShipmentStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Just made.</summary>
    public static ShipmentStatus None { get; } = new("None");

    /// <summary>Being picked, packed or labelled.</summary>
    public static ShipmentStatus Processing { get; } = new("Processing");

    /// <summary>It has left; delivery is part of this.</summary>
    public static ShipmentStatus Completed { get; } = new("Completed");

    /// <summary>Something keeps it back, for example missing stock.</summary>
    public static ShipmentStatus Exception { get; } = new("Exception");

    /// <summary>A person must act, for example on the address.</summary>
    public static ShipmentStatus OnHold { get; } = new("OnHold");

    /// <summary>It will not be sent.</summary>
    public static ShipmentStatus Cancelled { get; } = new("Cancelled");

    /// <summary>Removed by the vendor; it will not be sent.</summary>
    public static ShipmentStatus CleanSweeped { get; } = new("CleanSweeped");

    /// <summary>The label is made; the status turns to completed soon after.</summary>
    public static ShipmentStatus LabeledCreated { get; } = new("LabeledCreated");

    /// <summary>A person must look at it first.</summary>
    public static ShipmentStatus ImportReview { get; } = new("ImportReview");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ShipmentStatus From(string value) => new(value);

    /// <summary>Whether it is the same word, in any case: the service does not keep to one.</summary>
    public bool Equals(ShipmentStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
