using Connectors.Http.Configuration;
using Microsoft.Extensions.Options;

namespace Connectors.Http.Internal;

/// <summary>Tells every mistake of the host at once, as <see cref="StartupMistakes"/> does, with the exception that hosts know by name.</summary>
internal sealed class ConnectorStartupValidator(IServiceProvider services) : IStartupValidator
{
    public void Validate()
    {
        if (StartupMistakes.Find(services) is { Count: > 0 } mistakes)
            throw new ConnectorOptionsException(mistakes);
    }
}
