namespace Connectors.Http.Json;

/// <summary>A member of a change that may be left out: <c>default</c> leaves the value as it is, a value sets it, and null clears it.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The new value; null clears.</param>
/// <remarks>On a property: <c>[JsonConverter(typeof(OptionalJsonConverter&lt;T&gt;)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]</c>.</remarks>
public readonly record struct Optional<T>(T? Value)
{
    /// <summary>Whether the member is sent at all.</summary>
    public bool IsSet { get; } = true;

    /// <summary>Sets the value, or clears it with null.</summary>
    public static implicit operator Optional<T>(T? value) => new(value);

    /// <summary>Says only whether it is set: the value may be personal.</summary>
    public override string ToString() => IsSet ? Value is null ? "cleared" : "set" : "left out";
}
