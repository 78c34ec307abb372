namespace Connectors.ShipBob.Tests.Support;

/// <summary>A request as it reached the wire.</summary>
public sealed record SentRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string PathAndQuery => Uri.UnescapeDataString(Address.PathAndQuery);
}
