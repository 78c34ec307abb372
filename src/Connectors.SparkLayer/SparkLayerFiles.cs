using System.Net.Http.Headers;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>Files, such as invoices of purchases. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
/// <remarks>That there are uploads is documented, path and form are inferred: see <see cref="SparkLayerClientOptions.Calls"/>.</remarks>
public class SparkLayerFiles : SparkLayerOperationGroup
{
    internal SparkLayerFiles(SparkLayerTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected SparkLayerFiles()
        : base(null)
    {
    }

    /// <summary>
    /// Uploads a file (<c>POST api/v1/files</c>, a form with the field <c>file</c>). <see cref="RetrySafety.Create"/>. There is no look-up: where the answer was lost, upload it again;
    /// the first copy is named by nothing.
    /// </summary>
    /// <param name="fileName">Its name.</param>
    /// <param name="mediaType">What it is, for example <c>application/pdf</c>.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotAvailableException">The site takes no files there.</exception>
    public virtual async Task<UploadedFile> UploadFileAsync(string fileName, string mediaType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content.ToArray());
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        form.Add(file, "file", fileName);
        return await Transport.SendAsync(Transport.Call(SparkLayerOperations.UploadFile).Content(form), SparkLayerJsonContext.Default.UploadedFile, cancellationToken).ConfigureAwait(false);
    }
}
