using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>What became of a settlement line's amount.</summary>
[JsonConverter(typeof(EnumJsonConverter<LineOutcome>))]
public enum LineOutcome
{
    /// <summary>Undecided: its type is unknown or rejected, and the cycle waits.</summary>
    Undecided = 0,

    /// <summary>Part of the journal.</summary>
    Booked,

    /// <summary>The transfer to the bank.</summary>
    Payout,

    /// <summary>Left out: the marketplace says that no money moves.</summary>
    NotApplicable,

    /// <summary>Left out: a sale whose buyer pays the seller directly.</summary>
    OnAccount,

    /// <summary>Left out: the table ignores its type.</summary>
    Ignored,

    /// <summary>Left out: another cycle has booked it.</summary>
    BookedElsewhere,
}
