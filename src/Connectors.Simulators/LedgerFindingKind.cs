using System.Text.Json.Serialization;

namespace Connectors.Simulators;

/// <summary>How bad a finding is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LedgerFindingKind>))]
public enum LedgerFindingKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>The order is lost: nobody took it, nobody books or sends it, or it was given away unmeant.</summary>
    Lost,

    /// <summary>Something happened more often than it may.</summary>
    Doubled,

    /// <summary>Something happened otherwise than the buyer ordered, paid or was promised, too early, or too late.</summary>
    Wrong,
}
