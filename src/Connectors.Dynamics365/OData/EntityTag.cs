using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Dynamics365.OData;

/// <summary>The version of one entity: sent back as <c>If-Match</c>, it makes a change fail when somebody else was faster.</summary>
/// <remarks><c>default</c> is no tag; it cannot be sent.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<EntityTag>))]
public readonly record struct EntityTag : IStringValue<EntityTag>
{
    private readonly string? _value;

    private EntityTag(string value) => _value = value;

    /// <summary>Matches any version: the last writer wins. Only for fields that nobody else writes.</summary>
    public static EntityTag Any { get; } = new("*");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static EntityTag From(string value) => new(value);

    /// <summary>The tag as the service wrote it, for example <c>W/"JzE5…"</c>.</summary>
    public override string ToString() => Value;
}
