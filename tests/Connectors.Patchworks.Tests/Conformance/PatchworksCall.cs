using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Connectors.Http;
using Connectors.Testing.Operations;

namespace Connectors.Patchworks.Tests.Conformance;

/// <summary>One operation, called through the client the way a user would.</summary>
/// <typeparam name="TClient">The client, webhook or callback.</typeparam>
/// <param name="Operation">The operation.</param>
/// <param name="Method">The method that calls it.</param>
/// <param name="Evidence">How sure it is, in the dossier's marks.</param>
/// <param name="RunAsync">Calls it.</param>
/// <param name="Answer">What the service answers.</param>
internal sealed partial record PatchworksCall<TClient>(Operation Operation, string Method, string Evidence, Func<TClient, CancellationToken, Task> RunAsync, OperationAnswer Answer)
{
    public static PatchworksCall<TClient> Of(
        Operation operation, string evidence, Func<TClient, CancellationToken, Task> run, OperationAnswer answer = OperationAnswer.Json, [CallerArgumentExpression(nameof(run))] string text = "") =>
        new(operation, CalledMethod().Match(text).Groups["method"].Value, evidence, run, answer);

    public OperationCall<TClient> ToSuite() => new(Operation, RunAsync) { Answer = Answer };

    public override string ToString() => Operation.Code;

    [GeneratedRegex(@"(?:client\.(?<method>\w+\.\w+Async)|(?:webhook|callback)\.(?<method>\w+Async))\(", RegexOptions.ExplicitCapture)]
    private static partial Regex CalledMethod();
}
