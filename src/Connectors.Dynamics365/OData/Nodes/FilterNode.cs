namespace Connectors.Dynamics365.OData.Nodes;

/// <summary>One part of a filter.</summary>
internal abstract record FilterNode
{
    /// <summary>The only field that is tested; null when there are several.</summary>
    public abstract string? Field { get; }

    public abstract IEnumerable<string> Fields { get; }

    public abstract string ToText(bool escapeEnums);

    /// <summary>Whether a row with these values passes; null when that cannot be told.</summary>
    public abstract bool? Test(Func<string, object?> valueOf);
}
