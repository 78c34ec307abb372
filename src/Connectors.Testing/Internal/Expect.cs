using System.Collections;
using System.Runtime.CompilerServices;

namespace Connectors.Testing.Internal;

/// <summary>What the suites demand, and how they say that it is not so.</summary>
internal static class Expect
{
    private const int LongestText = 300;

    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw Failure(what, Show(expected), Show(actual));
    }

    public static void Sequence<T>(IEnumerable<T> expected, IEnumerable<T> actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        var (wanted, seen) = (expected.ToArray(), actual.ToArray());
        if (!wanted.SequenceEqual(seen))
            throw Failure(what, Show(wanted), Show(seen));
    }

    public static T Single<T>(IEnumerable<T> items, [CallerArgumentExpression(nameof(items))] string what = "")
    {
        var seen = items.ToArray();
        return seen.Length == 1 ? seen[0] : throw Failure(what, "exactly one", $"{seen.Length}: {Show(seen)}");
    }

    public static void Empty<T>(IEnumerable<T> items, [CallerArgumentExpression(nameof(items))] string what = "")
    {
        var seen = items.ToArray();
        if (seen.Length > 0)
            throw Failure(what, "none", Show(seen));
    }

    public static void Contains<T>(IEnumerable<T> items, Func<T, bool> match, [CallerArgumentExpression(nameof(match))] string what = "")
    {
        var seen = items.ToArray();
        if (!seen.Any(match))
            throw Failure(what, "one among them", Show(seen));
    }

    public static void True(bool condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        if (!condition)
            throw Failure(what, "true", "false");
    }

    public static void False(bool condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        if (condition)
            throw Failure(what, "false", "true");
    }

    public static void Null<T>(T? value, [CallerArgumentExpression(nameof(value))] string what = "")
    {
        if (value is not null)
            throw Failure(what, "nothing", Show(value));
    }

    public static ConformanceException Failure(string what, string expected, string seen) => new($"{what}: expected {expected}, seen {seen}");

    private static string Show(object? value)
    {
        var text = value switch
        {
            null => "nothing",
            string s => $"\"{s}\"",
            IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Take(20).Select(Show))}]",
            _ => value.ToString() ?? value.GetType().Name,
        };
        return text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText), "…") : text;
    }
}
