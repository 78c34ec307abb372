using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What a conversation belongs to. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ThreadEntityType>))]
public readonly record struct ThreadEntityType : IStringValue<ThreadEntityType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ThreadEntityType(string value) => _value = value;

    /// <summary>An order.</summary>
    public static ThreadEntityType MmpOrder { get; } = new("MMP_ORDER");

    /// <summary>An offer.</summary>
    public static ThreadEntityType MmpOffer { get; } = new("MMP_OFFER");

    /// <summary>An order for a service.</summary>
    public static ThreadEntityType MpsOrder { get; } = new("MPS_ORDER");

    /// <summary>A service.</summary>
    public static ThreadEntityType MpsService { get; } = new("MPS_SERVICE");

    /// <summary>Seller and operator as such.</summary>
    public static ThreadEntityType SellerOperator { get; } = new("SELLER_OPERATOR");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ThreadEntityType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
