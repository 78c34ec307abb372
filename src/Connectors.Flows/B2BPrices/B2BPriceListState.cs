using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BPrices;

/// <summary>How a price list of a store stands.</summary>
[JsonConverter(typeof(EnumJsonConverter<B2BPriceListState>))]
public enum B2BPriceListState
{
    /// <summary>Not said: no flow keeps this list.</summary>
    Unspecified = 0,

    /// <summary>Nothing was told yet.</summary>
    Seen,

    /// <summary>It was told everything.</summary>
    Told,

    /// <summary>Prices are on their way, or are about to be.</summary>
    Waiting,

    /// <summary>The store did not take all of it: <see cref="B2BPriceListStatus.Words"/> says why, and <see cref="B2BPricesFlow.GetRefusedAsync"/> of which SKUs.</summary>
    Refused,

    /// <summary>Prices are held until a person decides; the exception records say which and why.</summary>
    Held,

    /// <summary>The store has no such list.</summary>
    NotInStore,

    /// <summary>The store makes it by rules of its own: it is left alone.</summary>
    MadeByRules,

    /// <summary>The store keeps it in another currency: nothing is told.</summary>
    OtherCurrency,

    /// <summary>It cannot be read there: nothing is told.</summary>
    Unreadable,

    /// <summary>Nobody says any more what it is to say: it stays as it is.</summary>
    WithoutSource,
}
