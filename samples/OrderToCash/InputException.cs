namespace OrderToCash;

/// <summary>The user gave something that cannot be used: one line that names it and says what to do.</summary>
internal sealed class InputException(string message) : Exception(message);
