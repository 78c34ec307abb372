using System.Text.Json;

namespace Connectors.Shopify.Tests.Support;

/// <summary>A request as it reached the wire.</summary>
public sealed record SentRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Variables => JsonDocument.Parse(Body).RootElement.GetProperty("variables");

    public string Query => JsonDocument.Parse(Body).RootElement.GetProperty("query").GetString()!;
}
