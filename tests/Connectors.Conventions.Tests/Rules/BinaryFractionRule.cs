using System.Reflection;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>Money and quantities are decimal: no double, float or Half in a public signature, and none at all inside the domain.</summary>
internal static class BinaryFractionRule
{
    private static readonly Type[] Binary = [typeof(double), typeof(float), typeof(Half)];

    public static IEnumerable<string> CheckVisible(IEnumerable<Type> types) =>
        from type in types
        from member in Signatures.VisibleMembers(type)
        where Signatures.TypesOf(member).Intersect(Binary).Any()
        select $"{Signatures.Name(member)} names a binary fraction";

    public static IEnumerable<string> CheckEverything(IEnumerable<Type> types) =>
        from type in types
        from member in type.GetMembers(Signatures.Declared)
        where Signatures.TypesOf(member).Concat(Locals(member)).Intersect(Binary).Any()
        select $"{Signatures.Name(member)} uses a binary fraction";

    private static IEnumerable<Type> Locals(MemberInfo member) =>
        (member as MethodBase)?.GetMethodBody()?.LocalVariables.SelectMany(static l => Signatures.Parts(l.LocalType)) ?? [];
}
