using System.Text.Json;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>A person's act as a case hears it, the same in every store.</summary>
/// <param name="InputId">Identity of the input; not unique, because two acts are two.</param>
/// <param name="Kind">What is to happen.</param>
/// <param name="Content">Who, from where and why, for the journal.</param>
public sealed record CaseActMessage(string InputId, InputKind Kind, string Content)
{
    /// <summary>The input for an act.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The act is none of the list.</exception>
    public static CaseActMessage Of(CaseAct act, Requester by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var (id, kind) = act switch
        {
            CaseAct.Wake => ("woken", InputKind.Wake),
            CaseAct.Acknowledge => ("acknowledge", InputKind.Acknowledge),
            CaseAct.Erase => ("erase", InputKind.Erase),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "No act of this list."),
        };
        return new CaseActMessage(id, kind, JsonSerializer.Serialize(by, EngineJsonContext.Default.Requester));
    }
}
