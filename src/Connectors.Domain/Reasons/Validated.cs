using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Reasons;

/// <summary>
/// A value, or everything that stands in its way, told at once. <see cref="Outcome{T}"/> is the same for questions that have one answer.
/// <c>default</c> is neither and answers as refused without a refusal, so make it by conversion or constructor.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <typeparam name="TRefusal">What each refusal says: a <see cref="Refusal"/>, or a <see cref="RowError"/> when a table is refused.</typeparam>
[JsonConverter(typeof(NoJsonConverterFactory))]
public readonly struct Validated<T, TRefusal>
    where T : notnull
    where TRefusal : class
{
    private readonly T? _value;
    private readonly IReadOnlyList<TRefusal>? _refusals;

    /// <summary>Says everything that stands in the way.</summary>
    /// <param name="refusals">All of it; at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public Validated(IReadOnlyList<TRefusal> refusals)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        if (refusals.Count == 0)
            throw new ArgumentException("At least one refusal is expected.", nameof(refusals));
        _refusals = refusals;
    }

    private Validated(T value)
    {
        _value = value;
        IsOk = true;
    }

    /// <summary>Whether there is a value.</summary>
    public bool IsOk { get; }

    /// <summary>Everything that stands in the way, in the order it was found or of the rows; empty when there is a value, never null.</summary>
    public IReadOnlyList<TRefusal> Refusals => _refusals ?? [];

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => IsOk ? _value! : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"There is no value: it was refused for {Refusals.Count} reasons."));

    /// <summary>Wraps a value.</summary>
    public static implicit operator Validated<T, TRefusal>(T value) => new(value);

    /// <summary>The value as it says itself; else every refusal on a line, and of row errors only how many, because they quote the table.</summary>
    public override string ToString() => IsOk
        ? _value!.ToString() ?? string.Empty
        : _refusals is IReadOnlyList<Refusal> told ? string.Join(Environment.NewLine, told) : string.Create(CultureInfo.InvariantCulture, $"Refused for {Refusals.Count} reasons.");
}
