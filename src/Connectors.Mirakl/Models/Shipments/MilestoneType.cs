using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What a carrier reported. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<MilestoneType>))]
public readonly record struct MilestoneType : IStringValue<MilestoneType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public MilestoneType(string value) => _value = value;

    /// <summary>On its way.</summary>
    public static MilestoneType InTransit { get; } = new("IN_TRANSIT");

    /// <summary>On the delivery van.</summary>
    public static MilestoneType OutForDelivery { get; } = new("OUT_FOR_DELIVERY");

    /// <summary>Waits at a pick-up point.</summary>
    public static MilestoneType ToCollect { get; } = new("TO_COLLECT");

    /// <summary>Delivered.</summary>
    public static MilestoneType Delivered { get; } = new("DELIVERED");

    /// <summary>Something went wrong.</summary>
    public static MilestoneType Exception { get; } = new("EXCEPTION");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static MilestoneType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
