using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>What the next posting has to take of a line.</summary>
/// <param name="Line">The line as it was read.</param>
/// <param name="Ship">How much it ships, in the line's unit.</param>
/// <param name="Invoice">How much it invoices.</param>
internal sealed record DispatchStep(SalesOrderLine Line, decimal Ship, decimal Invoice)
{
    /// <summary>Whether the line says so already.</summary>
    public bool IsSaid => IsSaidBy(Line);

    /// <summary>What has to be said of the line as it is now; null when it says so already.</summary>
    public SalesOrderLineChange? Change(SalesOrderLine there) => IsSaidBy(there) ? null : new SalesOrderLineChange { ShipQuantity = Ship, InvoiceQuantity = Invoice };

    /// <summary>Whether nothing of the line was posted or changed since it was read.</summary>
    public bool IsAsPlanned(SalesOrderLine there) =>
        (there.Quantity, there.ShippedQuantity, there.InvoicedQuantity) == (Line.Quantity, Line.ShippedQuantity, Line.InvoicedQuantity);

    private bool IsSaidBy(SalesOrderLine there) => there.ShipQuantity == Ship && there.InvoiceQuantity == Invoice;
}
