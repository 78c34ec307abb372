using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What sets a promotion off. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member. Equality ignores case: PR01 writes these words small, PR03 wants them large.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<PromotionTriggerType>))]
public readonly record struct PromotionTriggerType : IStringValue<PromotionTriggerType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public PromotionTriggerType(string value) => _value = value;

    /// <summary>From a quantity on.</summary>
    public static PromotionTriggerType MinimumQuantity { get; } = new("MINIMUM_QUANTITY");

    /// <summary>For every such quantity.</summary>
    public static PromotionTriggerType EveryQuantity { get; } = new("EVERY_QUANTITY");

    /// <summary>From an amount on.</summary>
    public static PromotionTriggerType MinimumAmount { get; } = new("MINIMUM_AMOUNT");

    /// <summary>For every such amount.</summary>
    public static PromotionTriggerType EveryAmount { get; } = new("EVERY_AMOUNT");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PromotionTriggerType From(string value) => new(value);

    /// <summary>Whether it is the same word, in any case.</summary>
    public bool Equals(PromotionTriggerType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
