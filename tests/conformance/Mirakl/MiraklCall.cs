using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Connectors.Http;
using Connectors.Mirakl;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>One operation, called through the client the way a user would.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Method">The client's method, for example <c>Orders.AcceptOrderAsync</c>.</param>
/// <param name="Run">Calls it.</param>
/// <param name="Body">How its JSON answer is read; null when it has none.</param>
internal sealed partial record MiraklCall(Operation Operation, string Method, Func<MiraklClient, Task> Run, JsonTypeInfo? Body)
{
    public static MiraklCall Of(Operation operation, JsonTypeInfo? body, Func<MiraklClient, Task> run, [CallerArgumentExpression(nameof(run))] string text = "") =>
        new(operation, CalledMethod().Match(text).Groups["method"].Value, run, body);

    /// <summary>Lists end after their first page here: a mock has no last one.</summary>
    public static MiraklCall Of<T>(Operation operation, JsonTypeInfo body, Func<MiraklClient, AsyncPageable<T>> list, [CallerArgumentExpression(nameof(list))] string text = "") =>
        new(operation, CalledMethod().Match(text).Groups["method"].Value, client => FirstPageAsync(list(client)), body);

    public override string ToString() => $"{Operation.Code} {Method}";

    private static async Task FirstPageAsync<T>(AsyncPageable<T> list)
    {
        await using var pages = list.AsPages().GetAsyncEnumerator();
        Assert.True(await pages.MoveNextAsync());
    }

    [GeneratedRegex(@"client\.(?<method>\w+\.\w+)\(")]
    private static partial Regex CalledMethod();
}
