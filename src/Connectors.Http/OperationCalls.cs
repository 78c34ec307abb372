using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Connectors.Http;

/// <summary>
/// Calls that are other than a client has them, as an option writes them by the operation's code: verb and path with the same places, such as <c>PUT api/carts/{id}</c>. For vendors that do not document
/// all of their calls. Pure.
/// </summary>
public static partial class OperationCalls
{
    /// <summary>The operation as the option says that it is called.</summary>
    /// <param name="operation">The operation as its client has it.</param>
    /// <param name="calls">The option: calls by code.</param>
    /// <returns>The same operation where the option does not name it, or writes no call of it.</returns>
    public static Operation Apply(Operation operation, IDictionary<string, string> calls)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(calls);
        return calls.TryGetValue(operation.Code, out var text) && TryRead(text, operation, out var method, out var path) ? operation with { Method = method, Path = path } : operation;
    }

    /// <summary>Tells every entry of the option that names no operation, or writes no call of the one that it names.</summary>
    /// <param name="mistakes">Collects them.</param>
    /// <param name="key">Name of the option.</param>
    /// <param name="calls">The option: calls by code.</param>
    /// <param name="operations">All operations of the client.</param>
    public static void Check(OptionsMistakes mistakes, string key, IDictionary<string, string> calls, IReadOnlyList<Operation> operations)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(operations);
        foreach (var (code, call) in calls)
        {
            if (operations.FirstOrDefault(o => o.Code == code) is not { } operation)
                mistakes.Add($"{key}:{VendorText.Show(code, 64)}", "names no operation of this client");
            else if (!TryRead(call, operation, out _, out _))
                mistakes.Add($"{key}:{code}", $"is '{VendorText.Show(call, 64)}'; expected is a verb and a path with the places of '{operation.Method} {operation.Path}'");
        }
    }

    private static bool TryRead(string? text, Operation operation, [NotNullWhen(true)] out HttpMethod? method, [NotNullWhen(true)] out string? path)
    {
        (method, path) = (null, null);
        if (text is null || Whole().Match(text) is not { Success: true } match)
            return false;
        path = match.Groups["path"].Value.TrimStart('/');
        method = new HttpMethod(match.Groups["verb"].Value);
        return Places(path).SequenceEqual(Places(operation.Path), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Places(string path) => Place().Matches(path).Select(static m => m.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\A(?<verb>GET|POST|PUT|PATCH|DELETE) (?<path>/?[A-Za-z0-9_\-./{}]+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Place();
}
