using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>Which transactions share a journal line. Currency, target, tax code and dimension always part them.</summary>
[JsonConverter(typeof(EnumJsonConverter<JournalGrouping>))]
public enum JournalGrouping
{
    /// <summary>All of them.</summary>
    Account = 0,

    /// <summary>Those of one order.</summary>
    Order,

    /// <summary>None: each has its own line.</summary>
    Line,
}
