using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>What is known of an account's credit limit.</summary>
[JsonConverter(typeof(EnumJsonConverter<CreditLimitKind>))]
public enum CreditLimitKind
{
    /// <summary>The ERP did not say, which is neither a limit of zero nor none.</summary>
    NotSaid = 0,

    /// <summary>There is a limit; zero is one.</summary>
    Limited,

    /// <summary>The account may owe any amount.</summary>
    Unlimited,
}
