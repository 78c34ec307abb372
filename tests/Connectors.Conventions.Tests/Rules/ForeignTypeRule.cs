namespace Connectors.Conventions.Tests.Rules;

/// <summary>A library behind the scenes stays there: none of its types is in a public signature.</summary>
internal static class ForeignTypeRule
{
    public static IEnumerable<string> Check(IEnumerable<Type> types, string foreignNamespace) =>
        from type in types
        from member in Signatures.VisibleMembers(type).Append(type)
        where Signatures.TypesOf(member).Any(t => t.Namespace is { } n && (n == foreignNamespace || n.StartsWith(foreignNamespace + ".", StringComparison.Ordinal)))
        select $"{Signatures.Name(member)} shows a {foreignNamespace} type";
}
