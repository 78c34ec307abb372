using System.Text.Json.Nodes;

namespace Connectors.Shopify.Json;

/// <summary>The body of every call.</summary>
internal sealed record GraphQlRequest(string Query, JsonObject? Variables);
