using System.Reflection;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>An awaitable method ends in Async and takes an optional cancellation token last, unless somebody else's type gives its shape.</summary>
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
            else if (!awaitable && named)
            {
                yield return $"{Signatures.Name(method)} ends in Async and is not awaitable";
            }

            if (awaitable && method.GetParameters() is not [.., { HasDefaultValue: true }])
            {
                yield return $"{Signatures.Name(method)} takes no optional CancellationToken last";
            }
            else if (awaitable && method.GetParameters()[^1].ParameterType != typeof(CancellationToken))
            {
                yield return $"{Signatures.Name(method)} takes no CancellationToken last";
            }
        }
    }

    private static bool IsAwaitable(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition == typeof(Task) || definition == typeof(Task<>) || definition == typeof(ValueTask) || definition == typeof(ValueTask<>)
            || definition == typeof(IAsyncEnumerable<>);
    }

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
