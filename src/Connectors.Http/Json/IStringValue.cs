namespace Connectors.Http.Json;

/// <summary>A vendor's list of words that may grow any day: known words are named, unknown words survive a round trip.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IStringValue<TSelf>
    where TSelf : struct, IStringValue<TSelf>
{
    /// <summary>The vendor's word; empty for <c>default</c>, never null.</summary>
    string Value { get; }

    /// <summary>Wraps a word, known or not.</summary>
    static abstract TSelf From(string value);
}
