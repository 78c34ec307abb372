using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Connectors.Http;
using Connectors.Testing.Operations;

namespace Connectors.SparkLayer.Tests.Conformance;

/// <summary>One operation, called through the client the way a user would.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Method">The client's method.</param>
/// <param name="Evidence">How sure it is, in the dossier's marks.</param>
/// <param name="RunAsync">Calls it.</param>
/// <param name="Answer">What the service answers.</param>
internal sealed partial record SparkLayerCall(Operation Operation, string Method, string Evidence, Func<SparkLayerClient, CancellationToken, Task> RunAsync, OperationAnswer Answer)
{
    public static SparkLayerCall Of(
        Operation operation, string evidence, Func<SparkLayerClient, CancellationToken, Task> run, OperationAnswer answer = OperationAnswer.Json, [CallerArgumentExpression(nameof(run))] string text = "") =>
        new(operation, CalledMethod().Match(text).Groups["method"].Value, evidence, run, answer);

    public override string ToString() => Operation.Code;

    [GeneratedRegex(@"client\.(?<method>\w+\.\w+Async)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex CalledMethod();
}
