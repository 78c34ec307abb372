using System.Text.Json;

namespace Connectors.Simulators.Tests;

/// <summary>What a vendor answered.</summary>
internal sealed record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
