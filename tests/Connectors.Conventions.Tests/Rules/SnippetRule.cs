using System.Net;
using System.Text.RegularExpressions;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>C# in the documentation is a copy of code that compiles: each block equals a marked region, character by character.</summary>
internal static partial class SnippetRule
{
    public static IEnumerable<string> Blocks(string markdown) =>
        Fence().Matches(markdown.ReplaceLineEndings("\n")).Select(static m => m.Groups["code"].Value.TrimEnd('\n'));

    /// <summary>Regions between <c>// snippet: name</c> and <c>// end</c>, without the indentation they share.</summary>
    public static IEnumerable<string> Regions(string source) =>
        Region().Matches(source.ReplaceLineEndings("\n")).Select(static m => Dedent(m.Groups["code"].Value.TrimEnd('\n')));

    /// <summary>The code of each <c>&lt;example&gt;</c> in documentation comments, with the name of the member that it stands on.</summary>
    public static IEnumerable<(string Member, string Code)> Examples(string source) => Example().Matches(source.ReplaceLineEndings("\n"))
        .Select(static m => (m.Groups["member"].Value, WebUtility.HtmlDecode(string.Join('\n', m.Groups["line"].Captures.Select(static c => c.Value)))));

    /// <summary>Where the links of a text lead.</summary>
    public static IEnumerable<string> Links(string markdown) => Link().Matches(markdown).Select(static m => m.Groups["target"].Value);

    private static string Dedent(string code)
    {
        var lines = code.Split('\n');
        var indent = lines.Where(static l => l.Length > 0).Select(static l => l.Length - l.TrimStart(' ').Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(l => l.Length > 0 ? l[indent..] : l));
    }

    [GeneratedRegex(@"^ */// <code>\n( *///( (?<line>[^\n]*)|(?<line>))\n)*? */// </code>\n */// </example>\n( *(///|\[)[^\n]*\n)*[^\n(={]*?(?<member>\w+)(<[\w, ]+>)?( *=>|\()", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ *// snippet: [^\n]*\n(?<code>.*?)^ *// end$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Region();
}
