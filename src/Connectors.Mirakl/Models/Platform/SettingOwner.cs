using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Who decides on a setting. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<SettingOwner>))]
public readonly record struct SettingOwner : IStringValue<SettingOwner>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public SettingOwner(string value) => _value = value;

    /// <summary>The operator.</summary>
    public static SettingOwner Operator { get; } = new("OPERATOR");

    /// <summary>The shop.</summary>
    public static SettingOwner Shop { get; } = new("SHOP");

    /// <summary>Nobody: it is not needed.</summary>
    public static SettingOwner NotNeeded { get; } = new("NOT_NEEDED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static SettingOwner From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
