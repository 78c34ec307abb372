using System.Text.Json;

namespace Connectors.Dynamics365.BusinessCentral.Batch;

/// <summary>The answer to a batch as it travels.</summary>
internal sealed record BatchAnswer
{
    /// <summary>A missing list is no empty list: taking it for one would turn "unreadable" into "not answered".</summary>
    public required IReadOnlyList<BatchItemAnswer> Responses
    {
        get;
        init => field = value is not null && !value.Contains(null!) ? value : throw new JsonException("The list of responses is missing.");
    }
}
