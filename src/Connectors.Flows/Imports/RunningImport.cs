using System.Text.Json.Serialization;

namespace Connectors.Flows.Imports;

/// <summary>An import that the marketplace took.</summary>
/// <param name="Id">The marketplace's id of it.</param>
/// <param name="Batch">Our own number of it.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="StartedAt">When it was handed in, UTC.</param>
internal sealed record RunningImport(string Id, int Batch, int Rows, DateTimeOffset StartedAt)
{
    /// <summary>When it was last asked for, UTC; null before that.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Whether its rows may have been taken by an earlier attempt too: then one that is refused here may show all the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MayBeTwice { get; init; }
}
