using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Reasons;

/// <summary>Who can fix what a reason stands for.</summary>
[JsonConverter(typeof(EnumJsonConverter<Owner>))]
public enum Owner
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Runs orders and dispatches day by day.</summary>
    Operations,

    /// <summary>Keeps offers, SKUs and packs.</summary>
    Catalogue,

    /// <summary>Keeps accounts, credit, tax and settlements.</summary>
    Finance,

    /// <summary>Talks to shoppers.</summary>
    CustomerService,

    /// <summary>Talks to business customers.</summary>
    AccountManagement,

    /// <summary>Keeps the integration and its credentials.</summary>
    Integrator,
}
