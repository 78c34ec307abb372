using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.SparkLayer.Models;

/// <summary>
/// How far the goods are, which the vendor works out of the packages. The list is open, so unknown words are kept; empty when not told.
/// </summary>
[JsonConverter(typeof(StringValueJsonConverter<FulfilmentStatus>))]
public readonly record struct FulfilmentStatus : IStringValue<FulfilmentStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private FulfilmentStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Not begun.</summary>
    public static FulfilmentStatus Incoming { get; } = new("incoming");

    /// <summary>Being worked on.</summary>
    public static FulfilmentStatus Processing { get; } = new("processing");

    /// <summary>Left.</summary>
    public static FulfilmentStatus Shipped { get; } = new("shipped");

    /// <summary>Left in part.</summary>
    public static FulfilmentStatus PartShipped { get; } = new("part_shipped");

    /// <summary>Came back.</summary>
    public static FulfilmentStatus Returned { get; } = new("returned");

    /// <summary>Done.</summary>
    public static FulfilmentStatus Complete { get; } = new("complete");

    /// <summary>Will not be sent.</summary>
    public static FulfilmentStatus Cancelled { get; } = new("cancelled");

    /// <summary>Waits.</summary>
    public static FulfilmentStatus OnHold { get; } = new("on_hold");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static FulfilmentStatus From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
