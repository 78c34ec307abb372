using Connectors.Domain.Tables;

namespace Connectors.Flows.Tables;

/// <summary>What a flow reads of mapping tables at one moment.</summary>
internal static class TableSnapshots
{
    /// <summary>What is made of a source's tables, made anew only when they change. Thread-safe.</summary>
    /// <typeparam name="T">What is made.</typeparam>
    /// <param name="source">Where they come from.</param>
    /// <param name="make">Makes it.</param>
    public static Func<T> Of<T>(ITableSource source, Func<ITableSet, T> make)
        where T : class
    {
        (ITableSet Set, T Made)? last = null;
        var gate = new Lock();
        return () =>
        {
            lock (gate)
            {
                var now = source.Current;
                if (last?.Set != now)
                    last = (now, make(now));
                return last.Value.Made;
            }
        };
    }

    /// <summary>A table that has to be there.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static T Need<T>(this ITableSet tables)
        where T : class => tables.Find<T>() ?? throw new InvalidOperationException($"The table source has no {typeof(T).Name}.");
}
