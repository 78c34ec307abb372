namespace Connectors.Domain.Values;

/// <summary>An id that is text and must not be mistaken for another kind of id. Comparison is ordinal.</summary>
/// <typeparam name="TSelf">The id itself.</typeparam>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    /// <summary>The text; empty for <c>default</c>, never null.</summary>
    string Value { get; }

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or only white space.</exception>
    static abstract TSelf From(string value);
}
