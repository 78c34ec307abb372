using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>What was found about settlement lines.</summary>
[JsonConverter(typeof(EnumJsonConverter<SettlementFindingKind>))]
public enum SettlementFindingKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>The amount has the other sign than the type usually has. The amount's sign was used.</summary>
    UnexpectedSign,

    /// <summary>The payment state is not known; the lines count.</summary>
    UnknownState,

    /// <summary>Another content came under the same id; the later one counts.</summary>
    Corrected,

    /// <summary>Another cycle has booked the lines; they are left out here.</summary>
    BookedElsewhere,
}
