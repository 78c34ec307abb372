using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Business model of a shop. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ShopModel>))]
public readonly record struct ShopModel : IStringValue<ShopModel>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ShopModel(string value) => _value = value;

    /// <summary>The seller sells to the customer.</summary>
    public static ShopModel Marketplace { get; } = new("MARKETPLACE");

    /// <summary>The operator sells and the seller delivers.</summary>
    public static ShopModel Dropship { get; } = new("DROPSHIP");

    /// <summary>The operator buys from the seller and sells to the customer.</summary>
    public static ShopModel OneCreditor { get; } = new("ONE_CREDITOR");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ShopModel From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
