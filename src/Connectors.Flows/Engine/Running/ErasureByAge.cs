using System.Globalization;
using System.Text.Json;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine.Running;

/// <summary>Asks for what open cases know of persons to be erased once they have known it for too long: the same act as a person's request, in the name of the setting.</summary>
internal sealed class ErasureByAge(IFlowStore store, IReadOnlyCollection<IFlow> flows, TimeSpan keep)
{
    private readonly Requester _by = new("retention", "flow runner", string.Create(CultureInfo.InvariantCulture, $"{nameof(FlowRunnerOptions.KeepPersonalData)} {keep:c}"));

    public async Task EraseAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var flow in flows)
        {
            await foreach (var listed in store.GetCasesAsync(flow.Name, openOnly: true, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (await store.GetCaseAsync(listed.Case, cancellationToken).ConfigureAwait(false) is { IsClosed: false } view && Since(flow, view) <= now - keep)
                    await store.ActAsync(view.Case, CaseAct.Erase, _by, now, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Of a state that cannot be read nobody knows whom it names: it counts from when it was last worked on.</summary>
    private static DateTimeOffset? Since(IFlow flow, CaseView view)
    {
        try
        {
            return view.Text is { } state ? flow.KeepsPersonsSince(state) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            return view.CommittedAt;
        }
    }
}
