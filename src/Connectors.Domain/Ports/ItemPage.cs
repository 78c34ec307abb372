using System.Text.Json.Serialization;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Ports;

/// <summary>
/// A bounded part of a list that may be longer than what can be read at once: what was read is safe to commit together with <see cref="Continuation"/>,
/// from which the next run goes on, in another process too.
/// </summary>
/// <typeparam name="T">The item's type.</typeparam>
/// <param name="Items">What could be read; never null. May be empty although there is a next page.</param>
/// <param name="Continuation">Where the next page starts, opaque, good for hours; null when this is the last.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
[JsonConverter(typeof(NoJsonConverterFactory))]
public sealed record ItemPage<T>(IReadOnlyList<T> Items, string? Continuation)
{
    /// <summary>Items of the page that could not be read; never null. Whoever passes over them loses them.</summary>
    public IReadOnlyList<UnreadableItem> Unreadable { get => field ?? []; init; }

    /// <summary>
    /// What the system's clock said when it answered, UTC; null when the answer does not tell. Flows go on by the system's own timestamps, so that a clock of ours that
    /// differs must show somewhere.
    /// </summary>
    public DateTimeOffset? SystemTime { get; init; }
}
