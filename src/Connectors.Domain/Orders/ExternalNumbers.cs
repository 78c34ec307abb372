using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Orders;

/// <summary>The number by which an order is found again in an ERP.</summary>
internal static class ExternalNumbers
{
    /// <summary>Why the ERP would not keep it whole; null when it does.</summary>
    public static Refusal? FindTooLong(string number, ErpCapabilities? erp) => erp?.ExternalNumberLength is not { } most || number.Length <= most ? null : new Refusal
    {
        Reason = ReasonCatalogue.OrderNumberTooLong,
        Message = string.Create(CultureInfo.InvariantCulture, $"Order key '{number}' is longer than the {most} characters that the ERP keeps."),
        Remedy = "Give the connection a shorter name.",
        Facts = [new Fact("order", number), new Fact("length", number.Length.ToString(CultureInfo.InvariantCulture))],
    };
}
