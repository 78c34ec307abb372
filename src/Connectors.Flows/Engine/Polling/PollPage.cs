namespace Connectors.Flows.Engine.Polling;

/// <summary>What one page of a list brought.</summary>
/// <typeparam name="T">The documents.</typeparam>
/// <param name="Items">The documents that could be read.</param>
internal sealed record PollPage<T>(IReadOnlyList<T> Items)
{
    /// <summary>The newest of the system's own timestamps among them; null when it gives none.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>Where the next page is; null after the last.</summary>
    public string? Continuation { get; init; }

    /// <summary>Those that could not be read; never null.</summary>
    public IReadOnlyList<UnreadableDocument> Unreadable { get => field ?? []; init; }

    /// <summary>What the system's clock said, UTC; null when it did not tell.</summary>
    public DateTimeOffset? SystemTime { get; init; }
}

/// <summary>A document of a list that could not be read; the others were.</summary>
/// <param name="Id">Its id, or where it stands in the list.</param>
/// <param name="Why">What cannot be read, free of personal data.</param>
internal sealed record UnreadableDocument(string Id, string Why);
