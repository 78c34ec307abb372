namespace Connectors.Patchworks;

/// <summary>Which flow to start, and how.</summary>
/// <remarks>Value equality does not look into <see cref="Variables"/>.</remarks>
public sealed record FlowStart
{
    /// <summary>The flow: the number above its title.</summary>
    public required string FlowId { get; init; }

    /// <summary>The version; null for the one that is deployed, without which the start is refused.</summary>
    public string? VersionId { get; init; }

    /// <summary>Whether it is recorded as started by hand, and not by a program. Default false.</summary>
    public bool IsManual { get; init; }

    /// <summary>Whether the payload goes as a text within <c>{"payload": "…"}</c>; null leaves it to <see cref="PatchworksClientOptions.StringifiesPayloads"/>.</summary>
    public bool? StringifiesPayload { get; init; }

    /// <summary>Virtual environment to run in; null for none. Only of payloads as they are.</summary>
    public string? VirtualEnvironmentId { get; init; }

    /// <summary>Variables of the flow, by name; empty for none. Only of payloads as they are. They stand in the address: no secrets, nothing personal.</summary>
    public IReadOnlyDictionary<string, string> Variables { get => field ?? EmptyVariables; init; }

    private static IReadOnlyDictionary<string, string> EmptyVariables { get; } = System.Collections.Frozen.FrozenDictionary<string, string>.Empty;
}
