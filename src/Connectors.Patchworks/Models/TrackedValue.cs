namespace Connectors.Patchworks.Models;

/// <summary>One value that a flow tracked, often the key of a record: an order's number. It may be personal, so it is not shown.</summary>
/// <param name="Name">What it is called; empty where the answer does not say.</param>
/// <param name="Value">Its text.</param>
public sealed record TrackedValue(string Name, string Value)
{
    /// <summary>Its name alone.</summary>
    public override string ToString() => $"{nameof(TrackedValue)} {Name}";
}
