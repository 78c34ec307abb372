using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Http;
using Connectors.Testing.Operations;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>One operation, called through the client the way a user would.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Method">The client's method.</param>
/// <param name="RunAsync">Calls it.</param>
/// <param name="Answer">What the service answers.</param>
internal sealed partial record BusinessCentralCall(Operation Operation, string Method, Func<BusinessCentralClient, CancellationToken, Task> RunAsync, OperationAnswer Answer)
{
    public static BusinessCentralCall Of(
        Operation operation, Func<BusinessCentralClient, CancellationToken, Task> run, OperationAnswer answer = OperationAnswer.Json, [CallerArgumentExpression(nameof(run))] string text = "") =>
        new(operation, CalledMethod().Match(text).Groups["method"].Value, run, answer);

    public override string ToString() => Operation.Code;

    [GeneratedRegex(@"client\.(?<method>\w+Async)\(")]
    private static partial Regex CalledMethod();
}
