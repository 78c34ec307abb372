namespace Connectors.Simulators.Ledger.Events;

/// <summary>Something that happened to a sales order in the ERP.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="SalesOrderId">The ERP's id of it.</param>
internal abstract record SalesOrderEvent(DateTimeOffset At, Actor By, string SalesOrderId) : WorldEvent(At, By);

/// <summary>It stands from now on.</summary>
internal sealed record SalesOrderCreated(DateTimeOffset At, Actor By, SalesOrderContent Order) : SalesOrderEvent(At, By, Order.Id);

/// <summary>Something of it is another now; <paramref name="Order"/> is all of it.</summary>
internal sealed record SalesOrderChanged(DateTimeOffset At, Actor By, SalesOrderContent Order) : SalesOrderEvent(At, By, Order.Id);

/// <summary>It was taken back before all of it was posted.</summary>
internal sealed record SalesOrderDeleted(DateTimeOffset At, Actor By, string SalesOrderId) : SalesOrderEvent(At, By, SalesOrderId);

/// <summary>All that left of it is posted and invoiced, and what will not leave was closed: nothing is to be done with it any more.</summary>
internal sealed record SalesOrderClosed(DateTimeOffset At, Actor By, string SalesOrderId) : SalesOrderEvent(At, By, SalesOrderId);

/// <summary>Quantities of it were posted as shipped or invoiced; <paramref name="IsComplete"/>: nothing is left, so that the order is gone from the list.</summary>
internal sealed record SalesOrderPosted(DateTimeOffset At, Actor By, string SalesOrderId, IReadOnlyList<PostedLine> Lines, bool IsComplete) : SalesOrderEvent(At, By, SalesOrderId)
{
    /// <summary>The posting date of the invoice; null when nothing was invoiced.</summary>
    public DateOnly? InvoiceDate { get; init; }
}

/// <summary>What of a line was posted, in the unit of the line; <paramref name="InvoicedAmount"/> in the price mode of the order.</summary>
internal sealed record PostedLine(string LineId, decimal Shipped, decimal Invoiced, decimal InvoicedAmount);
