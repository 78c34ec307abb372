using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Reasons;

/// <summary>A value, or why there is none. <c>default</c> is neither and answers as a refusal without a reason, so make it by conversion.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[JsonConverter(typeof(NoJsonConverterFactory))]
public readonly struct Outcome<T>
    where T : notnull
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
        IsOk = refusal is null;
    }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsOk { get; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => IsOk ? _value! : throw new InvalidOperationException($"There is no value: {Refusal?.Message ?? "nothing was decided"}");

    /// <summary>Wraps a value.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>The value as it says itself, or what the refusal says.</summary>
    public override string ToString() => IsOk ? _value!.ToString() ?? string.Empty : Refusal?.ToString() ?? "Nothing was decided.";
}
