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
        Of(routes, path, ("Marketplace", marketplaceOf), others);

    /// <summary>All of it, where something else than a marketplace names a route.</summary>
    /// <param name="routes">The routes; they stand under <c>Routes</c>.</param>
    /// <param name="path">The section's path.</param>
    /// <param name="named">What names a route, with its key.</param>
    /// <param name="others">Its other connections, each with its key; null for one that it does without.</param>
    public static IEnumerable<string> Of<TRoute>(IList<TRoute> routes, string path, (string Key, Func<TRoute, string> NameOf) named, params (string Key, Func<TRoute, string?> NameOf)[] others)
    {
        if (routes.Count == 0)
            yield return $"{path}:Routes is missing.";
        foreach (var (index, route) in routes.Index())
        {
            foreach (var (key, nameOf) in others.Prepend((named.Key, named.NameOf)))
            {
                if (nameOf(route) is { } name && (string.IsNullOrWhiteSpace(name) || name.Contains(':', StringComparison.Ordinal)))
                    yield return FormattableString.Invariant($"{path}:Routes:{index}:{key} must be the name of a connection, without a colon.");
            }
        }

        foreach (var _ in routes.GroupBy(named.NameOf, StringComparer.Ordinal).Where(static g => g.Key.Length > 0 && g.Count() > 1))
            yield return $"{path}:Routes names a {named.Key.ToLowerInvariant()} twice.";
    }
}
