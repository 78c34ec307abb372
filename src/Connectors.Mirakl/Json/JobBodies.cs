namespace Connectors.Mirakl.Json;

/// <summary>The answer to the start of an export.</summary>
internal sealed record ExportStarted
{
    public string? TrackingId { get; init; }
}
