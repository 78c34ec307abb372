namespace Connectors.Dynamics365.OData.Nodes;

/// <summary>A field compared with a value.</summary>
internal sealed record CompareNode(string Name, string Operation, ODataLiteral Value) : FilterNode
{
    public override string Field => Name;

    public override IEnumerable<string> Fields => [Name];

    public override string ToText(bool escapeEnums) => $"{Name} {Operation} {Value.ToText(escapeEnums)}";

    public override bool? Test(Func<string, object?> valueOf) => Value.CompareWith(valueOf(Name), onlyEquality: Operation is "eq" or "ne") is { } order
        ? Operation switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "gt" => order > 0,
            "ge" => order >= 0,
            "lt" => order < 0,
            _ => order <= 0,
        }
        : null;
}
