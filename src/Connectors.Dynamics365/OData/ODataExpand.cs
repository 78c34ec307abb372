namespace Connectors.Dynamics365.OData;

/// <summary>Something that hangs on an entity and is brought with it, for example <c>salesOrderLines</c>.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ODataExpand
{
    /// <summary>Brings what the name says.</summary>
    /// <param name="navigation">Name of the navigation.</param>
    /// <exception cref="ArgumentException">It is not a name.</exception>
    public ODataExpand(string navigation) => Navigation = ODataNames.Demand(navigation);

    /// <summary>Name of the navigation.</summary>
    public string Navigation { get; }

    /// <summary>Members to bring; empty for all.</summary>
    /// <exception cref="ArgumentException">One is not a name.</exception>
    public IReadOnlyList<string> Select { get => field ?? []; init => field = [.. (value ?? []).Select(ODataNames.Demand)]; }

    /// <summary>What hangs on that in turn; empty for nothing.</summary>
    public IReadOnlyList<ODataExpand> Expand { get => field ?? []; init; }

    /// <summary>A navigation and nothing else.</summary>
    public static implicit operator ODataExpand(string navigation) => new(navigation);

    /// <summary>The text of the option, not percent-encoded.</summary>
    public override string ToString()
    {
        string?[] options =
        [
            Select.Count == 0 ? null : $"$select={string.Join(',', Select)}",
            Expand.Count == 0 ? null : $"$expand={string.Join(',', Expand)}",
        ];
        var inner = string.Join(';', options.Where(static o => o is not null));
        return inner.Length == 0 ? Navigation : $"{Navigation}({inner})";
    }
}
