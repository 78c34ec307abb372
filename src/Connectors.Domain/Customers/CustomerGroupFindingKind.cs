using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Customers;

/// <summary>How a mapping of customer groups can fail to be one to one.</summary>
[JsonConverter(typeof(EnumJsonConverter<CustomerGroupFindingKind>))]
public enum CustomerGroupFindingKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Several groups are mapped to one account group.</summary>
    AccountGroupShared,

    /// <summary>A group of the store has no row.</summary>
    GroupUnmapped,

    /// <summary>An account group of the ERP has no row.</summary>
    AccountGroupUnmapped,

    /// <summary>A row names a group that the store does not have.</summary>
    GroupGone,

    /// <summary>A row names an account group that the ERP does not have.</summary>
    AccountGroupGone,
}
