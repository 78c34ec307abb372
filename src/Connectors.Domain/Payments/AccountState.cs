using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>What the ERP says about a customer account.</summary>
[JsonConverter(typeof(EnumJsonConverter<AccountState>))]
public enum AccountState
{
    /// <summary>Nobody has asked, or the ERP did not say.</summary>
    Unspecified = 0,

    /// <summary>May buy on account.</summary>
    Verified,

    /// <summary>Not yet checked.</summary>
    Unverified,

    /// <summary>Has invoices past their due date.</summary>
    Overdue,

    /// <summary>May not order.</summary>
    Blocked,
}
