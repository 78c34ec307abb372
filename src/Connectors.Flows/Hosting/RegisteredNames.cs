using Connectors.Domain.Tables;
using Connectors.Domain.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Hosting;

/// <summary>Compares names in a flow's choices with what a host has registered: one that is misspelt would else show as a missing service.</summary>
/// <param name="services">The host's services.</param>
/// <param name="registered">What was registered, for the names.</param>
internal sealed class RegisteredNames(IServiceProvider services, IServiceCollection registered)
{
    /// <summary>What is wrong with a name; null when something is registered under it.</summary>
    /// <typeparam name="T">What is looked for.</typeparam>
    /// <param name="key">Where the name stands.</param>
    /// <param name="name">The name.</param>
    /// <param name="kind">What it names, for people.</param>
    public string? Missing<T>(string key, string name, string kind)
    {
        if (services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(T), name) == true)
            return null;
        List<string> names = [.. registered.Where(static s => s.IsKeyedService && s.ServiceType == typeof(T)).Select(static s => s.ServiceKey).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (names.Contains(name))
            return null;
        var known = names.Count switch
        {
            0 => "none is registered",
            1 => $"registered is '{names[0]}'",
            _ => $"registered are {string.Join(", ", names.Select(static n => $"'{n}'"))}",
        };
        return $"{key} names '{name}', but no {kind} is registered under that name; {known}.";
    }

    /// <summary>The sources of tables; none while their own options or rows have mistakes, which their own check tells beside those of the routes.</summary>
    public IReadOnlyList<ITableSource> Sources
    {
        get
        {
            try
            {
                return [.. services.GetServices<ITableSource>()];
            }
            catch (OptionsValidationException)
            {
                return [];
            }
        }
    }

    /// <summary>What a registration gives; nothing when its section has mistakes, which its own check tells.</summary>
    private static IReadOnlyCollection<T> Bound<T>(Func<IReadOnlyCollection<T>> read)
    {
        try
        {
            return read();
        }
        catch (OptionsValidationException)
        {
            return [];
        }
    }

    /// <summary>What is wrong with the routes of a flow: a marketplace that two calls claim, and names under which nothing is registered.</summary>
    /// <typeparam name="TRoute">What a route of the flow is.</typeparam>
    /// <param name="marketplaceOf">The marketplace of a route, which names it.</param>
    /// <param name="why">Why no two may have it, for example <c>an order is worked on by one flow</c>.</param>
    /// <param name="missing">What is missing of a route, whose key is given; null for what is there.</param>
    /// <param name="member">What the route calls it that names it.</param>
    public IEnumerable<string> Routes<TRoute>(Func<TRoute, ConnectionName> marketplaceOf, string why, Func<string, TRoute, IEnumerable<string?>> missing, string member = "Marketplace")
    {
        var claimed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var registration in services.GetServices<RouteRegistration<TRoute>>())
        {
            foreach (var (index, route) in Bound(() => registration.Routes(services)).Index())
            {
                var at = FormattableString.Invariant($"{registration.Path}:Routes:{index}");
                var (key, name) = ($"{at}:{member}", marketplaceOf(route).Value);
                if (!claimed.TryAdd(name, key))
                    yield return $"{key} names '{name}', which {claimed[name]} names too; {why}.";
                foreach (var mistake in missing(at, route).OfType<string>())
                    yield return mistake;
            }
        }
    }

    /// <summary>
    /// What is wrong with the names in a table that every route needs: it has rows for somebody whom no route of the host names, and none for one that a route does name. Either alone is no mistake, because
    /// hosts may share tables, and a table may be filled later. Both together are one name that is spelt in two ways where the two begin alike, or where no route has a row.
    /// </summary>
    /// <typeparam name="TRoute">What a route of the flow is.</typeparam>
    /// <param name="flow">The flow's part of the key, for example <c>marketplace-orders</c>.</param>
    /// <param name="table">The table, as it is called.</param>
    /// <param name="named">Whom it has rows for; null when there is no such table.</param>
    /// <param name="marketplaceOf">The marketplace of a route.</param>
    /// <param name="others">Whom else the host serves.</param>
    public IEnumerable<string> Misspelt<TRoute>(string flow, string table, IReadOnlyList<ConnectionName>? named, Func<TRoute, ConnectionName> marketplaceOf, IEnumerable<ConnectionName> others)
    {
        if (named is null)
            yield break;
        List<(string Key, ConnectionName Name)> routes =
        [
            .. services.GetServices<RouteRegistration<TRoute>>().SelectMany(registration => Bound(() => registration.Routes(services)).Index()
                .Select(r => (FormattableString.Invariant($"{registration.Path}:Routes:{r.Index}:Marketplace"), marketplaceOf(r.Item)))),
        ];
        List<ConnectionName> unknown = [.. named.Except(routes.Select(static r => r.Name)).Except(others)];
        var isAnyKnown = routes.Exists(r => named.Contains(r.Name));
        foreach (var (key, name) in routes.Where(r => !named.Contains(r.Name)))
        {
            if (unknown.FindAll(n => !isAnyKnown || BeginAlike(n.Value, name.Value)) is { Count: > 0 } meant)
                yield return $"{flow}:Tables:{table} has no row for '{name}', which {key} names, but rows for {string.Join(", ", meant.Select(static n => $"'{n}'"))}, which no route does. Spell the names alike.";
        }
    }

    private static bool BeginAlike(string one, string other) => one.StartsWith(other, StringComparison.OrdinalIgnoreCase) || other.StartsWith(one, StringComparison.OrdinalIgnoreCase);

    /// <summary>The names by which the routes of a flow are known; none of routes that have mistakes.</summary>
    /// <typeparam name="TRoute">What a route of the flow is.</typeparam>
    /// <param name="nameOf">The name of a route.</param>
    public IEnumerable<ConnectionName> NamesOf<TRoute>(Func<TRoute, ConnectionName> nameOf) =>
        services.GetServices<RouteRegistration<TRoute>>().SelectMany(registration => Bound(() => registration.Routes(services))).Select(nameOf);

    /// <summary>A table as it is when the host starts, from the first source that has it; null when none has.</summary>
    /// <typeparam name="T">The table.</typeparam>
    public T? Table<T>()
        where T : class => Sources.Select(static s => s.Current.Find<T>()).FirstOrDefault(static t => t is not null);

    /// <summary>What is wrong when several sources have a table; null when one does, or none.</summary>
    /// <typeparam name="T">The table.</typeparam>
    /// <param name="flow">The flow's part of the key, for example <c>marketplace-orders</c>.</param>
    /// <param name="need">Who needs one of it, for example <c>orders need</c>.</param>
    public string? Twice<T>(string flow, string need)
        where T : class
    {
        var sources = Sources;
        if (sources.Count < 2)
            return null;
        List<string> having = [.. sources.Where(static s => s.Current.Find<T>() is not null).Select(static s => s.GetType().Name)];
        return having.Count < 2 ? null : $"{flow}:Tables has {typeof(T).Name} in {(having.Count == 2 ? "two" : "several")} sources, {string.Join(" and ", having)}; {need} one.";
    }
}
