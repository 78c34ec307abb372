using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>How an order stands against its account's credit.</summary>
[JsonConverter(typeof(EnumJsonConverter<CreditStanding>))]
public enum CreditStanding
{
    /// <summary>The credit is not known.</summary>
    Unknown = 0,

    /// <summary>The credit covers the order, or the account has no limit.</summary>
    Enough,

    /// <summary>The credit does not cover the order.</summary>
    Short,
}
