using System.Text.Json;

namespace Connectors.Dynamics365.BusinessCentral.Batch;

/// <summary>The answer to one call of a batch as it travels.</summary>
internal sealed record BatchItemAnswer
{
    public required string Id { get; init => field = value ?? throw new JsonException("Id is missing."); }

    public required int Status { get; init; }

    public JsonElement? Body { get; init; }
}
