using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;

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
internal sealed record UnreadableDocument(string Id, string Why)
{
    /// <summary>Most documents of one connection that are shown as unreadable at once; the rest shows when these are mended.</summary>
    public const int MostShown = 50;

    /// <summary>When a run first could not read it, UTC; null when that is not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether it can be asked for alone: without an id, where it stands is all that is known of it.</summary>
    internal bool HasId => Id != Why;

    /// <summary>As a port says it.</summary>
    /// <param name="item">The item that could not be read.</param>
    public static UnreadableDocument From(UnreadableItem item) => new(string.IsNullOrEmpty(item.Id) ? item.Path : item.Id, item.Path);

    /// <summary>What a person is shown of it; it holds nothing.</summary>
    /// <param name="connection">Whose list it is in.</param>
    /// <param name="due">When it may have to be done at the latest, since nobody knows what it asks for; null when no clock runs.</param>
    /// <param name="severity">How urgent that is.</param>
    public Problem ToProblem(string connection, DateTimeOffset? due = null, Severity severity = Severity.Warning) => new(Id, new Refusal
    {
        Reason = ReasonCatalogue.ItemUnreadable,
        Message = HasId ? $"'{Id}' of {connection} cannot be read: {Why}" : $"Something without an id in a list of {connection} cannot be read: {Why}",
        Remedy = due is { } by
            ? string.Create(CultureInfo.InvariantCulture, $"Do in that system what it waits for, before {by:u} at the latest. It is read again with every run; update the SDK when the value is a new one.")
            : "Look at it in that system. It is read again with every run; update the SDK when the value is a new one.",
    }, severity, due)
    { Holds = false };
}
