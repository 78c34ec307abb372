using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>Why a transaction may explain a residual.</summary>
[JsonConverter(typeof(EnumJsonConverter<ResidualCause>))]
public enum ResidualCause
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It has the residual's amount, so it may be missing from the payout.</summary>
    SameAmount,

    /// <summary>It was left out, because the marketplace says no money moves.</summary>
    NotApplicable,

    /// <summary>It was left out as a sale on account.</summary>
    OnAccount,

    /// <summary>It was left out, because the table ignores its type.</summary>
    Ignored,

    /// <summary>It counts, though the marketplace does not call it paid.</summary>
    NotPaid,

    /// <summary>It counts with a sign that its type usually does not have.</summary>
    UnexpectedSign,

    /// <summary>It was left out, because another cycle has booked it.</summary>
    BookedElsewhere,
}
