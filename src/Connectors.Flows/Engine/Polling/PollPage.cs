using System.Globalization;
using System.Text.Json.Serialization;
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

    /// <summary>
    /// A page as a port gave it, and with it what an earlier run could not read: that is asked for alone until it can be, since the list may have gone past it.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="earlier">What an earlier run could not read, and has an id.</param>
    /// <param name="idOf">A document's id.</param>
    /// <param name="changedAt">The system's own timestamp of a document.</param>
    /// <param name="readAloneAsync">Asks for those that the page does not show: what can be read now, and what still cannot.</param>
    public static async Task<PollPage<T>> OfAsync(
        ItemPage<T> page, IReadOnlyList<UnreadableDocument> earlier, Func<T, string> idOf, Func<T, DateTimeOffset?> changedAt, Func<IReadOnlyList<UnreadableDocument>, Task<PollPage<T>>> readAloneAsync)
    {
        IReadOnlyList<UnreadableDocument> unreadable = [.. page.Unreadable.Select(UnreadableDocument.From)];
        var shown = page.Items.Select(idOf).Concat(unreadable.Select(static u => u.Id)).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<UnreadableDocument> open = [.. earlier.Where(e => !shown.Contains(e.Id))];
        var alone = open.Count > 0 ? await readAloneAsync(open).ConfigureAwait(false) : new PollPage<T>([]);
        return new PollPage<T>([.. page.Items, .. alone.Items])
        {
            // Not of what was read alone: the list has not come as far as that.
            Newest = page.Items.Max(changedAt),
            Continuation = page.Continuation,
            SystemTime = page.SystemTime,
            Unreadable = [.. unreadable, .. alone.Unreadable],
        };
    }
}

/// <summary>A document of a list that could not be read; the others were.</summary>
/// <param name="Id">Its id, or where it stands in the list.</param>
/// <param name="Why">What cannot be read, free of personal data.</param>
internal sealed record UnreadableDocument(string Id, string Why)
{
    private const string Again = "It is read again with every run; update the SDK when the value is a new one.";
    private const string AgainInList = "The list is read again from there on, once a day at least; update the SDK when the value is a new one.";

    /// <summary>Most documents of one connection that are shown as unreadable at once; the rest shows when these are mended.</summary>
    public const int MostShown = 50;

    /// <summary>When a run first could not read it, UTC; null when that is not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The checkpoint of the run that first could not read it, where it has no id: from there on the list is read until it no longer brings it. Null for the first run.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>Whether the run under way, or the last one, brought it; told only of what has no id.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOfRun { get; init; }

    /// <summary>Whether it can be asked for alone: without an id, where it stands is all that is known of it.</summary>
    internal bool HasId => Id != Why;

    /// <summary>Whether both may be the same document without an id: where it stands on a page changes from run to run.</summary>
    internal bool MayBe(UnreadableDocument other) => !HasId && !other.HasId && Place(Why).SequenceEqual(Place(other.Why));

    private static IEnumerable<char> Place(string path) => path.Where(static c => !char.IsAsciiDigit(c));

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
            ? string.Create(CultureInfo.InvariantCulture, $"Do in that system what it waits for, before {by:u} at the latest. {(HasId ? Again : AgainInList)}")
            : $"Look at it in that system. {(HasId ? Again : AgainInList)}",
    }, severity, due)
    { Holds = false };
}
