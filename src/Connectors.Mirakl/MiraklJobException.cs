using Connectors.Http;

namespace Connectors.Mirakl;

/// <summary>
/// An import or export that was started did not come to its end here: it failed or was cancelled on the platform, took longer than
/// <see cref="MiraklClientOptions.JobTimeout"/>, or could not be asked about. Where it has not ended it goes on: ask again with <see cref="JobId"/>.
/// </summary>
/// <param name="message">What failed, for people; never a body, a secret or personal data.</param>
/// <param name="jobId">Id of the import or export.</param>
/// <param name="innerException">The call that failed; null when none did.</param>
public sealed class MiraklJobException(string message, string jobId, Exception? innerException = null) : ConnectorException(message, innerException)
{
    /// <summary>The tracking id of an export, or the id of an import; good for the methods that take one.</summary>
    public string JobId { get; } = jobId;
}
