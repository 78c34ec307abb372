using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>The sign a transaction type usually has, as the seller sees it. The amount's own sign always counts; another one is only pointed out.</summary>
[JsonConverter(typeof(EnumJsonConverter<FeeSign>))]
public enum FeeSign
{
    /// <summary>Either.</summary>
    Any = 0,

    /// <summary>Owed to the seller.</summary>
    Credit,

    /// <summary>Kept from the seller.</summary>
    Debit,
}
