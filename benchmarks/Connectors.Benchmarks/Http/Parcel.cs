namespace Connectors.Benchmarks.Http;

/// <summary>A small body, so that the cost of the pipeline shows.</summary>
public sealed record Parcel
{
    public string Number { get; init; } = string.Empty;

    public string Status { get; init; } = string.Empty;
}
