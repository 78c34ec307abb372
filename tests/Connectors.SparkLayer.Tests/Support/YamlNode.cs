namespace Connectors.SparkLayer.Tests.Support;

/// <summary>The little of YAML that the description is written in: maps by indentation, lists of dashes, and both in braces and brackets.</summary>
internal sealed class YamlNode
{
    public string? Text { get; private init; }

    public List<KeyValuePair<string, YamlNode>> Members { get; } = [];

    public List<YamlNode> Items { get; } = [];

    public YamlNode? this[string name] => Members.Find(m => m.Key == name).Value;

    public static YamlNode Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .Where(static l => l.Trim().Length > 0 && !l.TrimStart().StartsWith('#'))
            .Select(static l => (Indent: l.Length - l.TrimStart().Length, Text: l.Trim())).ToList();
        var at = 0;
        return Block(lines, ref at, 0);
    }

    private static YamlNode Block(List<(int Indent, string Text)> lines, ref int at, int indent)
    {
        var node = new YamlNode();
        while (at < lines.Count && lines[at].Indent == indent)
        {
            var text = lines[at].Text;
            if (text.StartsWith("- ", StringComparison.Ordinal))
            {
                // An item's members stand two to the right of its dash.
                lines[at] = (indent + 2, text[2..].Trim());
                node.Items.Add(IsMember(lines[at].Text) ? Block(lines, ref at, indent + 2) : Inline(lines[at++].Text));
                continue;
            }

            var end = EndOfKey(text);
            var (key, rest) = (Bare(text[..end]), text[(end + 1)..].Trim());
            at++;
            node.Members.Add(new(key, rest.Length > 0 ? Inline(rest) : at < lines.Count && lines[at].Indent > indent ? Block(lines, ref at, lines[at].Indent) : new YamlNode()));
        }

        return node;
    }

    private static bool IsMember(string text) => text[0] is not ('{' or '[') && (text.EndsWith(':') || text.Contains(": ", StringComparison.Ordinal));

    /// <summary>Keys may hold braces and be quoted.</summary>
    private static int EndOfKey(string text)
    {
        var from = text[0] is '\'' or '"' ? text.IndexOf(text[0], 1) : 0;
        var end = text.IndexOf(": ", from, StringComparison.Ordinal);
        return end >= 0 ? end : text.EndsWith(':') ? text.Length - 1 : throw new FormatException($"No member: {text}");
    }

    private static YamlNode Inline(string text)
    {
        var at = 0;
        return Value(text, ref at, string.Empty);
    }

    private static YamlNode Value(string text, ref int at, string ends)
    {
        Skip(text, ref at);
        if (at < text.Length && text[at] is '{' or '[')
        {
            var node = new YamlNode();
            var (isMap, close) = text[at++] == '{' ? (true, '}') : (false, ']');
            for (Skip(text, ref at); text[at] != close; Skip(text, ref at))
            {
                if (isMap)
                {
                    var key = Value(text, ref at, ":,}").Text!;
                    if (text[at] == ':')
                        at++;
                    node.Members.Add(new(key, Value(text, ref at, ",}")));
                }
                else
                {
                    node.Items.Add(Value(text, ref at, ",]"));
                }

                Skip(text, ref at);
                if (text[at] == ',')
                    at++;
            }

            at++;
            return node;
        }

        if (at < text.Length && text[at] is '\'' or '"')
        {
            var end = text.IndexOf(text[at], at + 1);
            var quoted = text[(at + 1)..end];
            at = end + 1;
            return new YamlNode { Text = quoted };
        }

        var start = at;
        while (at < text.Length && !(ends.Contains(text[at], StringComparison.Ordinal) && (text[at] != ':' || at + 1 == text.Length || text[at + 1] == ' ')))
            at++;
        return new YamlNode { Text = text[start..at].Trim() };
    }

    private static void Skip(string text, ref int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
    }

    private static string Bare(string key) => key.Trim('\'', '"');
}
