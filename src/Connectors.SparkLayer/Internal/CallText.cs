using System.Text.RegularExpressions;
using Connectors.Http;

namespace Connectors.SparkLayer.Internal;

/// <summary>Verb and path of a call, as an option writes them. Pure.</summary>
internal static partial class CallText
{
    /// <summary>Reads <c>PUT api/v1/carts/{id}</c>; null when it is none, or its places are others than the operation's.</summary>
    public static (HttpMethod Method, string Path)? Read(string? text, Operation operation)
    {
        if (text is null || Whole().Match(text) is not { Success: true } match)
            return null;
        var path = match.Groups["path"].Value.TrimStart('/');
        return Places(path).SequenceEqual(Places(operation.Path), StringComparer.Ordinal) ? (new HttpMethod(match.Groups["verb"].Value), path) : null;
    }

    private static IEnumerable<string> Places(string path) => Place().Matches(path).Select(static m => m.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\A(?<verb>GET|POST|PUT|PATCH|DELETE) (?<path>/?[A-Za-z0-9_\-./{}]+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Place();
}
