using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Patchworks.Internal;

/// <summary>Reads what must fit into memory.</summary>
internal static class DownloadReading
{
    private const int Portion = 32 * 1024;

    /// <summary>All of it.</summary>
    /// <exception cref="ConnectorException">It is longer (<see cref="FailureKind.Unreadable"/>), or broke off.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(this ConnectorDownload download, Operation operation, int most, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var portion = new byte[Portion];
        while (await download.Content.ReadAsync(portion, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            if (all.Length + read > most)
                throw ConnectorException.For(operation, FailureKind.Unreadable, string.Create(CultureInfo.InvariantCulture, $"the answer is longer than {most} bytes"));
            await all.WriteAsync(portion.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        return all.ToArray();
    }
}
