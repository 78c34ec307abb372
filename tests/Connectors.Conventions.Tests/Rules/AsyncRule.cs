using System.Reflection;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>An awaitable method ends in Async and takes an optional cancellation token last, unless somebody else's type gives its shape.</summary>
/// <remarks>A stream is named by its method as it likes and gets its token when it is enumerated.</remarks>
internal static class AsyncRule
{
    public static IEnumerable<string> Check(IEnumerable<Type> types)
    {
        foreach (var method in types.Where(static t => !typeof(Delegate).IsAssignableFrom(t)).SelectMany(Signatures.VisibleMembers).OfType<MethodInfo>())
        {
            if (method.IsSpecialName || IsGivenByOthers(method))
            {
                continue;
            }

            var awaitable = IsAwaitable(method.ReturnType);
            var named = method.Name.EndsWith("Async", StringComparison.Ordinal);
            if (awaitable && !named)
            {
                yield return $"{Signatures.Name(method)} is awaitable and does not end in Async";
            }
            else if (!awaitable && named && !IsStream(method.ReturnType))
            {
                yield return $"{Signatures.Name(method)} ends in Async and is not awaitable";
            }

            // What a user calls may leave the token out; what only the base class calls always gets one.
            var parameters = method.GetParameters();
            if (awaitable && (parameters.Length == 0 || parameters[^1].ParameterType != typeof(CancellationToken)))
            {
                yield return $"{Signatures.Name(method)} takes no CancellationToken last";
            }
            else if (awaitable && method.IsPublic && !parameters[^1].HasDefaultValue)
            {
                yield return $"{Signatures.Name(method)} takes a CancellationToken that cannot be left out";
            }
        }
    }

    private static bool IsAwaitable(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition == typeof(Task) || definition == typeof(Task<>) || definition == typeof(ValueTask) || definition == typeof(ValueTask<>);
    }

    private static bool IsStream(Type type) =>
        type.GetInterfaces().Append(type).Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    private static bool IsGivenByOthers(MethodInfo method)
    {
        var type = method.DeclaringType!;
        if (method.GetBaseDefinition().DeclaringType?.Assembly != type.Assembly)
        {
            return true;
        }

        return !type.IsInterface && type.GetInterfaces()
            .Where(i => i.Assembly != type.Assembly)
            .Any(i => type.GetInterfaceMap(i).TargetMethods.Contains(method));
    }
}
