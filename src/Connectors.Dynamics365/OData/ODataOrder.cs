namespace Connectors.Dynamics365.OData;

/// <summary>A member that a list is ordered by.</summary>
public sealed record ODataOrder
{
    /// <summary>Orders by the member.</summary>
    /// <param name="field">Name of the member.</param>
    /// <param name="descending">Whether the highest comes first.</param>
    /// <exception cref="ArgumentException">It is not a name.</exception>
    public ODataOrder(string field, bool descending = false) => (Field, IsDescending) = (ODataNames.Demand(field), descending);

    /// <summary>Name of the member.</summary>
    public string Field { get; }

    /// <summary>Whether the highest comes first.</summary>
    public bool IsDescending { get; }

    /// <summary>Orders by the member, the lowest first.</summary>
    public static implicit operator ODataOrder(string field) => new(field);

    /// <summary>The text of the option, not percent-encoded.</summary>
    public override string ToString() => IsDescending ? Field + " desc" : Field;
}
