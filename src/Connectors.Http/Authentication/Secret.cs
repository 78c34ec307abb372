using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Connectors.Http.Authentication;

/// <summary>
/// A key, token or password. It shows <c>***</c> in text, JSON, the debugger and structured logs; only <see cref="Reveal"/> hands it out.
/// Options keep one behind a property of type <see cref="string"/>, because binders of configuration set nothing else from a text.
/// </summary>
/// <remarks><c>default</c> is no secret. Two are equal when their texts are, ordinally.</remarks>
/// <param name="value">The secret itself; null and empty are none.</param>
/// <example>
/// <code>
/// private Secret _key;
///
/// public string? ApiKey { get =&gt; _key.Masked; set =&gt; _key = _key.With(value); }
/// </code>
/// </example>
[DebuggerDisplay("{Masked,nq}")]
[JsonConverter(typeof(SecretJsonConverter))]
public readonly struct Secret(string? value) : IEquatable<Secret>
{
    /// <summary>What is shown in place of a secret.</summary>
    public const string Mask = "***";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _value = value;

    /// <summary>Whether there is one.</summary>
    public bool IsSet => !string.IsNullOrEmpty(_value);

    /// <summary><c>***</c>; null when there is no secret.</summary>
    public string? Masked => IsSet ? Mask : null;

    /// <summary>The secret itself, for the header or form it is sent in; empty when there is none.</summary>
    public string Reveal() => _value ?? string.Empty;

    /// <summary>A property's new secret. The mask itself changes nothing, because binders set again what they read.</summary>
    /// <param name="value">The new secret; null and empty are none.</param>
    public Secret With(string? value) => value == Mask ? this : new(value);

    /// <summary>Whether both are the same secret.</summary>
    public static bool operator ==(Secret left, Secret right) => left.Equals(right);

    /// <summary>Whether the secrets differ.</summary>
    public static bool operator !=(Secret left, Secret right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Secret other) => string.Equals(Reveal(), other.Reveal(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Secret other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Reveal());

    /// <summary><c>***</c>; empty when there is no secret.</summary>
    public override string ToString() => Masked ?? string.Empty;
}
