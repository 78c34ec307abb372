using System.Globalization;

namespace Connectors.Simulators.Shopify;

/// <summary>The search syntax, as far as it is used: <c>name:'value' AND other:&gt;='value'</c>, in any brackets, or several of it with <c>OR</c> between.</summary>
internal sealed class ShopSearch
{
    private readonly List<List<(string Name, string Operator, string Value)>> _ways = [[]];

    public static ShopSearch Parse(string? text)
    {
        var search = new ShopSearch();
        var at = 0;
        while (text is not null && at < text.Length)
        {
            while (at < text.Length && text[at] is ' ' or '(' or ')')
                at++;
            var colon = text.IndexOf(':', Math.Min(at, text.Length));
            if (colon < 0)
                break;
            if (text[at..colon].StartsWith("OR ", StringComparison.Ordinal))
            {
                search._ways.Add([]);
                at += 3;
            }

            var name = text[at..colon].Replace("AND ", "", StringComparison.Ordinal).Trim(' ', '(', ')');
            at = colon + 1;
            var operation = string.Empty;
            while (at < text.Length && text[at] is '>' or '<' or '=')
                operation += text[at++];
            var value = string.Empty;
            if (at < text.Length && text[at] == '\'')
            {
                for (at++; at < text.Length && text[at] != '\''; at++)
                    value += text[at] == '\\' && at + 1 < text.Length ? text[++at] : text[at];
                at++;
            }
            else
            {
                while (at < text.Length && text[at] is not (' ' or ')'))
                    value += text[at++];
            }

            search._ways[^1].Add((name, operation, value));
        }

        return search;
    }

    /// <summary>Whether a thing is found. What the service does not know filters nothing, as there.</summary>
    public bool Finds(ShopNode node, Func<ShopNode, string, IEnumerable<string>?> read) => _ways.Exists(way => way.TrueForAll(term =>
    {
        var values = read(node, term.Name);
        return values is null || values.Any(value => term.Operator switch
        {
            ">=" => Compare(value, term.Value) >= 0,
            ">" => Compare(value, term.Value) > 0,
            "<=" => Compare(value, term.Value) <= 0,
            "<" => Compare(value, term.Value) < 0,
            _ => string.Equals(value, term.Value, StringComparison.OrdinalIgnoreCase),
        });
    }));

    private static int Compare(string left, string right) =>
        DateTimeOffset.TryParse(left, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var a) && DateTimeOffset.TryParse(right, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var b)
            ? a.CompareTo(b)
            : string.CompareOrdinal(left, right);
}
