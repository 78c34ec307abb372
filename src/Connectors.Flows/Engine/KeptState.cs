using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>What another case keeps, where a flow decides by it.</summary>
internal static class KeptState
{
    /// <summary>The state of a case; null when there is none, or when another release kept it: its own case looks anew then.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="cases">Where it is read.</param>
    /// <param name="caseId">Of which case.</param>
    /// <param name="type">How it is read.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async ValueTask<TState?> ReadAsync<TState>(ICaseQuery cases, CaseId caseId, JsonTypeInfo<TState> type, CancellationToken cancellationToken)
        where TState : class
    {
        var view = await cases.GetCaseAsync(caseId, cancellationToken).ConfigureAwait(false);
        try
        {
            return view?.State is { } state ? JsonSerializer.Deserialize(state, type) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
