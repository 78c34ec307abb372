namespace Connectors.Mirakl.Models;

/// <summary>A file to send. It is never held in memory: it is opened anew for each attempt.</summary>
/// <param name="Name">Its name with extension: US-ASCII, without a path, and no other file of the same call has it.</param>
/// <param name="Open">Opens it at its beginning; called once for each attempt, and what it returns is disposed.</param>
/// <param name="MediaType">For example <c>application/pdf</c>.</param>
public sealed record UploadFile(string Name, Func<Stream> Open, string MediaType = "application/octet-stream")
{
    /// <summary>A file that is in memory.</summary>
    /// <param name="name">Its name with extension.</param>
    /// <param name="content">Its bytes, which must not change until the call is over.</param>
    /// <param name="mediaType">For example <c>application/pdf</c>.</param>
    public static UploadFile Of(string name, byte[] content, string mediaType = "application/octet-stream") =>
        new(name, () => new MemoryStream(content, writable: false), mediaType);

    /// <summary>Shows the media type only: a name can be personal.</summary>
    public override string ToString() => $"file, {MediaType}";
}
