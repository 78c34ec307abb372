namespace Connectors.Patchworks.Tests.Support;

/// <summary>A request as it reached the wire.</summary>
internal sealed record SentRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Line => $"{Method} {Address.PathAndQuery}";
}
