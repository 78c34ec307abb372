using System.Reflection;
using Connectors.Domain.Reasons;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>Who asks gets a value or why there is none, in one of two shapes: no method answers with bare refusals, of which null or none would mean that all is well.</summary>
internal static class ResultShapeRule
{
    public static IEnumerable<string> Check(IEnumerable<Type> types, params string[] warnings) =>
        from type in types
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && !typeof(Refusal).IsAssignableFrom(type) && IsBare(method.ReturnType)
        let name = $"{type.Name}.{method.Name}"
        where !warnings.Contains(name, StringComparer.Ordinal)
        select $"{name} answers with bare refusals: answer with Outcome<T> or Validated<T, TRefusal>, or name it as one that only warns";

    private static bool IsBare(Type answer) => typeof(Refusal).IsAssignableFrom(answer) || typeof(IEnumerable<Refusal>).IsAssignableFrom(answer);
}
