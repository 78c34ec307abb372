namespace Connectors.Dynamics365.OData.Nodes;

/// <summary>A text looked for in a field.</summary>
internal sealed record SearchNode(string Name, string Function, ODataLiteral Text) : FilterNode
{
    public override string Field => Name;

    public override IEnumerable<string> Fields => [Name];

    public override string ToText(bool escapeEnums) => $"{Function}({Name},{Text.ToText(escapeEnums)})";

    /// <summary>How a database finds a text within another is its own affair.</summary>
    public override bool? Test(Func<string, object?> valueOf) => null;
}
