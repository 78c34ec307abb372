using System.Text.Json;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Batch;

/// <summary>A call of a batch whose success says nothing but that it was done.</summary>
internal sealed class BatchDeletion(Operation operation, string path, string tag) : BatchCall(operation, path, null, tag)
{
    internal override void Succeed(JsonElement? body) => IsAnswered = true;

    internal override void Forget()
    {
        // It holds nothing.
    }
}
