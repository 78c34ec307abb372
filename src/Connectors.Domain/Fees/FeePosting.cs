using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>Where the fees of an order are booked. Both at once would book them twice, and is refused.</summary>
[JsonConverter(typeof(EnumJsonConverter<FeePosting>))]
public enum FeePosting
{
    /// <summary>In the settlement journal; orders carry the expected fees as a memo only.</summary>
    JournalAtSettlement = 0,

    /// <summary>As charge lines of the order; the settlement journal books only the difference to what was really kept.</summary>
    ChargeLines,
}
