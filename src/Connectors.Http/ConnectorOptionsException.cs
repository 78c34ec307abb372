using Connectors.Http.Configuration;
using Microsoft.Extensions.Options;

namespace Connectors.Http;

/// <summary>
/// The host cannot start because of its configuration: every mistake of every connection, store, table and flow, each on a line with section and key.
/// Its text is for the person who configures, so it has no stack trace.
/// </summary>
/// <param name="mistakes">The mistakes, in the order they are to be read.</param>
public sealed class ConnectorOptionsException(IReadOnlyList<string> mistakes)
    : OptionsValidationException(string.Empty, typeof(ConnectorClientOptions), mistakes)
{
    /// <summary>How many there are, and each on a line.</summary>
    public override string Message => StartupMistakes.Tell(mistakes);

    /// <summary>The message alone.</summary>
    public override string ToString() => Message;
}
