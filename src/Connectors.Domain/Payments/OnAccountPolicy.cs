using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>When an order on account is released. Card and prepaid orders always need their payment.</summary>
[JsonConverter(typeof(EnumJsonConverter<OnAccountPolicy>))]
public enum OnAccountPolicy
{
    /// <summary>When the ERP has verified the account and its credit covers the order.</summary>
    ReleaseIfAccountVerified = 0,

    /// <summary>Always, unless the account is blocked.</summary>
    ReleaseAlways,

    /// <summary>Never: finance releases by hand.</summary>
    HoldForFinance,
}
