using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>What to do with an order as far as its payment goes.</summary>
[JsonConverter(typeof(EnumJsonConverter<PaymentAction>))]
public enum PaymentAction
{
    /// <summary>Keep it waiting, with a reason.</summary>
    Hold = 0,

    /// <summary>Let it go on.</summary>
    Release,

    /// <summary>It is no order for us, for example a draft or one that is finished.</summary>
    Ignore,

    /// <summary>It will never go on, with a reason.</summary>
    Reject,
}
