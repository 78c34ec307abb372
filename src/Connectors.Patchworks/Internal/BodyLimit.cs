using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Patchworks.Internal;

/// <summary>What is too long is refused before it leaves: the service would only say so after it came. Pure.</summary>
internal static class BodyLimit
{
    public const int MostConfigurable = 100 * 1024 * 1024;

    /// <exception cref="ConnectorException">It is longer (<see cref="FailureKind.Rejected"/>).</exception>
    public static void Demand(Operation operation, long bytes, int most)
    {
        if (bytes > most)
            throw ConnectorException.For(operation, FailureKind.Rejected, string.Create(CultureInfo.InvariantCulture, $"the body holds {bytes} bytes and at most {most} are taken; nothing was sent"));
    }
}
