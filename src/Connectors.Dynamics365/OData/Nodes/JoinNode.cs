namespace Connectors.Dynamics365.OData.Nodes;

/// <summary>Two tests joined by <c>and</c> or <c>or</c>.</summary>
internal sealed record JoinNode(FilterNode Left, FilterNode Right, bool IsOr) : FilterNode
{
    public override string? Field { get; } = Left.Field == Right.Field ? Left.Field : null;

    public override IEnumerable<string> Fields => Left.Fields.Concat(Right.Fields);

    public override string ToText(bool escapeEnums) => IsOr
        ? $"{Left.ToText(escapeEnums)} or {Right.ToText(escapeEnums)}"
        : $"{Operand(Left, escapeEnums)} and {Operand(Right, escapeEnums)}";

    public override bool? Test(Func<string, object?> valueOf)
    {
        var (left, right) = (Left.Test(valueOf), Right.Test(valueOf));
        return left == IsOr || right == IsOr ? IsOr : left is null || right is null ? null : !IsOr;
    }

    private static string Operand(FilterNode node, bool escapeEnums) => node is JoinNode { IsOr: true } ? $"({node.ToText(escapeEnums)})" : node.ToText(escapeEnums);
}
