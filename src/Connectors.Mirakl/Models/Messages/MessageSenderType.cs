using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Who writes messages. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<MessageSenderType>))]
public readonly record struct MessageSenderType : IStringValue<MessageSenderType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public MessageSenderType(string value) => _value = value;

    /// <summary>Somebody at the operator.</summary>
    public static MessageSenderType OperatorUser { get; } = new("OPERATOR_USER");

    /// <summary>Somebody at the shop.</summary>
    public static MessageSenderType ShopUser { get; } = new("SHOP_USER");

    /// <summary>The customer.</summary>
    public static MessageSenderType CustomerUser { get; } = new("CUSTOMER_USER");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static MessageSenderType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
