using Connectors.Http;

namespace Connectors.Testing.Operations;

/// <summary>How one operation of a client is called.</summary>
/// <typeparam name="TClient">The client.</typeparam>
/// <param name="Operation">The operation, the very object that stands in the client's list of operations.</param>
/// <param name="InvokeAsync">
/// Calls it once, with arguments that the client takes; a list is read to its end, a file is read or disposed. The operation must be the first thing that it sends.
/// </param>
public sealed record OperationCall<TClient>(Operation Operation, Func<TClient, CancellationToken, Task> InvokeAsync)
{
    /// <summary>What the vendor answers when it worked. Default: JSON.</summary>
    public OperationAnswer Answer { get; init; }
}
