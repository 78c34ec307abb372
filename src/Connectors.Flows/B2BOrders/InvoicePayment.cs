using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>When an order that is paid by invoice may leave.</summary>
[JsonConverter(typeof(EnumJsonConverter<InvoicePayment>))]
public enum InvoicePayment
{
    /// <summary>When the store shows it as paid: the invoice is paid in advance.</summary>
    WhenPaid = 0,

    /// <summary>As an order on account: by account, credit and the payment rules.</summary>
    AsOnAccount,
}
