using System.Text.Json.Serialization.Metadata;

namespace Connectors.Http;

/// <summary>Where an answer holds its list, so that one item that cannot be read is told apart from the others.</summary>
/// <param name="Member">Member of the body that holds the list, a path with dots where it stands deeper (<c>data.result.nodes</c>); null where the body is the list.</param>
/// <param name="Item">Metadata of an item.</param>
/// <param name="IdMembers">Members of an item that may name it, the best first; the first that holds an id is told.</param>
/// <remarks>Value equality does not look into <see cref="IdMembers"/>.</remarks>
public sealed record ListShape(string? Member, JsonTypeInfo Item, params IReadOnlyList<string> IdMembers);
