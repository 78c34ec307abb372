namespace Connectors.Mirakl.Json;

/// <summary>A page of a list that is read by tokens.</summary>
internal sealed record SeekPage<T>
{
    public IReadOnlyList<T> Data { get => field ?? []; init => field = WholeList.Of(value); }

    public string? NextPageToken { get; init; }
}
