using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What the platform found out about a tracking number. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<TrackingValidity>))]
public readonly record struct TrackingValidity : IStringValue<TrackingValidity>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public TrackingValidity(string value) => _value = value;

    /// <summary>There is no number.</summary>
    public static TrackingValidity MissingTracking { get; } = new("MISSING_TRACKING");

    /// <summary>Not checked yet.</summary>
    public static TrackingValidity Unverified { get; } = new("UNVERIFIED");

    /// <summary>The carrier cannot be asked.</summary>
    public static TrackingValidity Uncovered { get; } = new("UNCOVERED");

    /// <summary>The carrier does not know it: worth an alert.</summary>
    public static TrackingValidity Invalid { get; } = new("INVALID");

    /// <summary>The carrier knows it.</summary>
    public static TrackingValidity Verified { get; } = new("VERIFIED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static TrackingValidity From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
