using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>One order of one connection: what every system is asked about, written <c>bq:12345-A</c>.</summary>
/// <param name="Connection">The connection the order came from.</param>
/// <param name="OrderId">The origin's own order id.</param>
[JsonConverter(typeof(StringValueJsonConverter<OrderKey>))]
public readonly record struct OrderKey(ConnectionName Connection, string OrderId) : IStringValue<OrderKey>
{
    static string IStringValue<OrderKey>.Expected => "connection and order id, neither empty, such as bq:12345-A";

    string IStringValue<OrderKey>.Value =>
        this == default ? string.Empty
        : Connection == default || string.IsNullOrEmpty(OrderId) ? throw new InvalidOperationException("Half an order key has no written form.")
        : ToString();

    static OrderKey IStringValue<OrderKey>.From(string value) => Parse(value);

    /// <summary>Reads the written form.</summary>
    /// <exception cref="FormatException">The text is not <c>connection:order</c>.</exception>
    public static OrderKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < text.Length - 1
            ? new OrderKey(new ConnectionName(text[..colon]), text[(colon + 1)..])
            : throw new FormatException($"'{text}' is not an order key: 'connection:order' is expected.");
    }

    /// <summary>The written form, <c>connection:order</c>.</summary>
    public override string ToString() => $"{Connection}:{OrderId}";
}
