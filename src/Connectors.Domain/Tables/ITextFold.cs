namespace Connectors.Domain.Tables;

/// <summary>What does not matter in a text that people write: two texts that fold alike are one.</summary>
internal interface ITextFold
{
    /// <summary>Longest text that can be one of a table.</summary>
    static abstract int MaxLength { get; }

    /// <summary>Folds into the buffer and returns the length; the buffer must be as long as the text.</summary>
    static abstract int Fold(ReadOnlySpan<char> text, Span<char> buffer);
}
