namespace Connectors.Simulators.Mirakl;

/// <summary>An import that was handed in. Complete does not mean that every line was taken.</summary>
internal sealed class MiraklImport
{
    /// <summary>Id of stock and price imports.</summary>
    public required string Id { get; init; }

    /// <summary>Id of offer imports.</summary>
    public required long Number { get; init; }

    public required string Kind { get; init; }

    public required string Hash { get; init; }

    /// <summary>First line of the file; null when it was none.</summary>
    public required string? Header { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Status { get; set; } = "WAITING";

    public int LinesInSuccess { get; set; }

    public int Inserted { get; set; }

    public int Updated { get; set; }

    public int Deleted { get; set; }

    /// <summary>Refused lines: number in the file, counted from the one after the header, the line as it came, why.</summary>
    public List<(int Number, string Text, string Message)> Errors { get; } = [];
}
