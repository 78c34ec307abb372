namespace Connectors.Flows.Hosting;

/// <summary>What is wrong with the routes of a flow as they stand in configuration, by section and key.</summary>
internal static class RouteMistakes
{
    /// <summary>All of it: no routes, names that are none, and marketplaces that are named twice.</summary>
    /// <param name="routes">The routes; they stand under <c>Routes</c>.</param>
    /// <param name="path">The section's path.</param>
    /// <param name="marketplaceOf">The marketplace of a route, which names it.</param>
    /// <param name="others">Its other connections, each with its key; null for one that it does without.</param>
    public static IEnumerable<string> Of<TRoute>(IList<TRoute> routes, string path, Func<TRoute, string> marketplaceOf, params (string Key, Func<TRoute, string?> NameOf)[] others) =>
        Of(routes, path, marketplaceOf, "Marketplace", "marketplace", others);

    /// <summary>The same of routes that something else than a marketplace names.</summary>
    /// <param name="routes">The routes; they stand under <c>Routes</c>.</param>
    /// <param name="path">The section's path.</param>
    /// <param name="nameOf">What names a route.</param>
    /// <param name="member">What the route calls it.</param>
    /// <param name="kind">What people call it.</param>
    /// <param name="others">Its other connections, each with its key; null for one that it does without.</param>
    public static IEnumerable<string> Of<TRoute>(IList<TRoute> routes, string path, Func<TRoute, string> nameOf, string member, string kind, params (string Key, Func<TRoute, string?> NameOf)[] others)
    {
        if (routes.Count == 0)
            yield return $"{path}:Routes is missing.";
        foreach (var (index, route) in routes.Index())
        {
            foreach (var (key, read) in others.Prepend((member, nameOf)))
            {
                if (read(route) is { } name && (string.IsNullOrWhiteSpace(name) || name.Contains(':', StringComparison.Ordinal)))
                    yield return FormattableString.Invariant($"{path}:Routes:{index}:{key} must be the name of a connection, without a colon.");
            }
        }

        foreach (var _ in routes.GroupBy(nameOf, StringComparer.Ordinal).Where(static g => g.Key.Length > 0 && g.Count() > 1))
            yield return $"{path}:Routes names a {kind} twice.";
    }
}
