namespace OrderToCash;

/// <summary>The user gave something that cannot be used: a line for each thing, which names it and says what to do.</summary>
internal sealed class InputException(params IReadOnlyList<string> messages) : Exception(string.Join(Environment.NewLine, messages))
{
    public IReadOnlyList<string> Messages { get; } = messages;
}
