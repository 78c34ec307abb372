namespace Connectors.Simulators.Mirakl;

/// <summary>An export that was asked for: files once it is complete.</summary>
internal sealed class MiraklExport
{
    public required string Id { get; init; }

    public required string Question { get; init; }

    public string Status { get; set; } = "PENDING";

    public required DateTimeOffset UpdatedAt { get; set; }

    public List<ReadOnlyMemory<byte>> Files { get; } = [];
}
