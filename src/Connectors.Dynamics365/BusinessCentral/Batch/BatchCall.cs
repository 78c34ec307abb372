using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Batch;

/// <summary>One call of a batch, and what became of it once the batch was sent.</summary>
public abstract class BatchCall
{
    private protected BatchCall(Operation operation, string path, byte[]? body, string? tag) => (Operation, Path, Body, Tag) = (operation, path, body, tag);

    /// <summary>The operation.</summary>
    public Operation Operation { get; }

    /// <summary>Whether it was answered, well or not. False when the batch was not sent, or failed as a whole.</summary>
    public bool IsAnswered { get; private protected set; }

    /// <summary>
    /// Why it failed; null when it worked, or was not answered. In a batch that is atomic, what would have worked has not been executed when another call failed.
    /// </summary>
    public ConnectorException? Failure { get; private set; }

    internal string Path { get; }

    internal byte[]? Body { get; }

    internal string? Tag { get; }

    /// <summary>Shows the operation only: bodies may hold personal data.</summary>
    public override string ToString() => Operation.Code;

    internal void Fail(ConnectorException failure) => (IsAnswered, Failure) = (true, failure);

    /// <summary>Reads the body of a success.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not what the operation answers.</exception>
    internal abstract void Succeed(System.Text.Json.JsonElement? body);

    internal abstract void Forget();
}
