using Microsoft.Extensions.Options;

namespace Connectors.Http;

/// <summary>Refuses bad options when the host starts, with every mistake named. Thread-safe.</summary>
public sealed class ConnectorResilienceOptionsValidator : IValidateOptions<ConnectorResilienceOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ConnectorResilienceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mistakes = options.Validate(name);
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
