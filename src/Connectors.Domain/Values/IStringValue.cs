namespace Connectors.Domain.Values;

/// <summary>A value that is one text: an id that must not be mistaken for another kind of id, or a word of a vendor's list. Comparison is ordinal.</summary>
/// <remarks>Put <c>[JsonConverter(typeof(StringValueJsonConverter&lt;TSelf&gt;))]</c> on the type, or JSON loses it silently.</remarks>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IStringValue<TSelf>
    where TSelf : struct, IStringValue<TSelf>
{
    /// <summary>The text; empty for a <c>default</c> that means nothing, never null.</summary>
    /// <exception cref="InvalidOperationException">The value has no written form, such as half an order key.</exception>
    string Value { get; }

    /// <summary>What a text must be, for people: <c>text that is not blank</c>. Null for a vendor's list of words, which may grow any day and takes every text.</summary>
    static virtual string? Expected => null;

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is not what is expected.</exception>
    /// <exception cref="FormatException">The text is not what is expected.</exception>
    static abstract TSelf From(string value);
}
