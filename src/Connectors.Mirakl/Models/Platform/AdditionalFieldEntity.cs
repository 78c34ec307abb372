using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What carries a custom field. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<AdditionalFieldEntity>))]
public readonly record struct AdditionalFieldEntity : IStringValue<AdditionalFieldEntity>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public AdditionalFieldEntity(string value) => _value = value;

    /// <summary>The shop.</summary>
    public static AdditionalFieldEntity Shop { get; } = new("SHOP");

    /// <summary>An offer.</summary>
    public static AdditionalFieldEntity Offer { get; } = new("OFFER");

    /// <summary>An order.</summary>
    public static AdditionalFieldEntity Order { get; } = new("ORDER");

    /// <summary>An order line.</summary>
    public static AdditionalFieldEntity OrderLine { get; } = new("ORDER_LINE");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static AdditionalFieldEntity From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
