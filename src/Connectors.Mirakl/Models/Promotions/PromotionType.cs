using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What a promotion gives. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<PromotionType>))]
public readonly record struct PromotionType : IStringValue<PromotionType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public PromotionType(string value) => _value = value;

    /// <summary>An amount off.</summary>
    public static PromotionType AmountOff { get; } = new("AMOUNT_OFF");

    /// <summary>A percentage off.</summary>
    public static PromotionType PercentageOff { get; } = new("PERCENTAGE_OFF");

    /// <summary>A lower price of one.</summary>
    public static PromotionType ReducedUnitPrice { get; } = new("REDUCED_UNIT_PRICE");

    /// <summary>Free items.</summary>
    public static PromotionType FreeItems { get; } = new("FREE_ITEMS");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PromotionType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
